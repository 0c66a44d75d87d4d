# What agents say, and what is said of voice notes and photos.

agent-gone = 🤔 Ye abhi samajh nahi paunga. Jo hamesha chalta hai: “{ $example }”
agent-gone-for = 🤔 Ye agle { $minutes } minute tak samajh nahi paunga. Jo hamesha chalta hai: “{ $example }”
agent-reports = 📊 Report
agent-blocked = Iska jawab main nahi dunga. Dukaan ke baare mein poochiye.
agent-undo = Ye wapas le loon? { $what }
agent-withheld = <i>(Ek aankda chhod diya jo bahi mein nahi hai.)</i>
agent-withheld-all = Iske jawab ke aankde bahi mein nahi hain.

agent-too-large = Ye file bahut badi hai. Chhoti file ya photo bhejiye.
agent-media-rests = ⏳ Abhi ise dekh nahi paya. { $minutes } minute baad phir se bhejiye.
agent-media-rests-long = ⏳ Ab ise nahi dekh paunga. Lagbhag { $hours } ghante baad phir se bhejiye, ya likh dijiye.
agent-media-unreadable = Ye khul nahi raha, shayad kharab hai. Naya bhejiye, ya likh dijiye.
agent-file-gone = Ye file Telegram ke paas ab nahi hai. Phir se bhejiye.
agent-file-unknown = Main voice note, bill aur list ki photo aur PDF padhta hoon. Ye file nahi padh sakta.
agent-voice-long = Main { $minutes } minute tak ke voice note sunta hoon. Tukdon mein bhejiye.
agent-voice-unclear = Kuch saaf sunai nahi diya. Phir se boliye ya likh dijiye.

# A bill or list read from a photo.
agent-paper-other = Isme na bill dikha na saamaan ki list. Photo seedhi upar se, achhi roshni mein lijiye.
agent-paper-bill = 🧾 Bill
agent-paper-sales = 📝 List
agent-paper-number = no. { $number }
agent-paper-line = { $place }. { $item } { $figures } = { $amount }
agent-paper-printed = ⚠️ chhapa hai { $amount }
agent-paper-tax = GST { $amount }
agent-paper-differs = ⚠️ Jod alag hain: { $totals }. Kaun sa sahi hai?
agent-paper-write-bill = ✅ Kharid likho
agent-paper-write-sales = ✅ Bikri likho
agent-paper-edit = ✏️ Line badlo
agent-paper-how =
    Line ka number aur sahi baat likhiye, jaise
    <i>3: 12 x 126</i> (kitna × bhav) ya <i>3: 1512</i> (rakam) ya <i>hatao 3</i>
