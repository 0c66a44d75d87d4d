# The shop's people.
team-title = <b>{ $shop } के लोग</b>
team-line = { $name } · { $role }
team-role-owner = मालिक
team-role-accountant = मुनीम
team-role-staff = स्टाफ़
team-may-owner = सब कुछ कर सकते हैं।
team-may-accountant = लिखना, सुधारना, दाम बदलना, रिपोर्ट और फ़ाइल; सेटिंग और टीम नहीं।
team-may-staff = एंट्री लिखना, अपनी वापस लेना, स्टॉक, खाता और बिल देखना; रिपोर्ट नहीं।
team-invite-staff = ➕ स्टाफ़ जोड़ो
team-invite-accountant = ➕ मुनीम जोड़ो
team-invite-in-private = न्योता एक ही इंसान के लिए होता है। मुझसे अकेले चैट में बनाइए।
team-invite-again = ➕ नया न्योता
team-link-lost = वह न्योता रास्ते में खो गया। नया बनाइए।
team-link-staff =
    यह लिंक उसे भेजिए जो <b>{ $shop }</b> की बही में लिखेगा। एक बार चलेगा, 48 घंटे तक।
    { $link }
team-link-accountant =
    यह लिंक <b>{ $shop }</b> के मुनीम को भेजिए। एक बार चलेगा, 48 घंटे तक।
    { $link }
team-person =
    <b>{ $name }</b> · { $role }
    { $may }
team-make-owner = मालिक बनाओ
team-make-accountant = मुनीम बनाओ
team-make-staff = स्टाफ़ बनाओ
team-out = 🚪 हटाओ
team-out-sure = { $name } को दुकान से हटाएँ? उनका लिखा बही में रहेगा।
team-out-yes = हाँ, हटाओ
team-out-no = नहीं
team-back = ⬅ टीम
team-now-owner = ✅ { $name } अब मालिक हैं।
team-now-accountant = ✅ { $name } अब मुनीम हैं।
team-now-staff = ✅ { $name } अब स्टाफ़ हैं।
team-now-gone = ✅ { $name } अब दुकान में नहीं हैं।
