# What the books refused.
refused-other = Ye nahi ho paya. Kuch badla nahi hai.
refused-forbidden = Is dukaan mein aap ye nahi kar sakte.
refused-name-taken = { $name } naam pehle se hai. Doosra naam likhiye.
refused-invite-used = Ye nyota istemaal ho chuka hai. Maalik se naya mangiye.
refused-invite-expired = Ye nyota purana ho gaya. Maalik se naya mangiye.
refused-not-found = Wo ab nahi hai. Dobara puchiye.
refused-last-owner = Dukaan ka ek maalik zaroori hai. Pehle kisi aur ko maalik banaiye.
refused-already-member = Aap is dukaan mein pehle se hain. Ye nyota kisi aur ke liye hai.
