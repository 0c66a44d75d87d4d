# The first minute.
start-hello =
    नमस्ते! मैं व्यापारी — आपकी दुकान का मुनीम। 📒
    भाषा?
start-name = दुकान का नाम? बस लिख दीजिए।
start-state = किस राज्य में?
start-state-unknown = यह राज्य नहीं मिला। सूची से चुनिए, या पूरा नाम लिखिए।
start-gst = GST नंबर है?
start-gst-none = नहीं
start-gst-regular = हाँ
start-gst-composition = कंपोज़िशन
start-gstin = GSTIN लिखिए (15 अक्षर)। लिखते ही जाँच लूँगा।
start-later = बाद में
start-shop = मेरी दुकान
start-shop-of = { $name } की दुकान
start-part-name = { $name }
start-scheme-none = GST नहीं
start-scheme-regular = GST
start-scheme-composition = कंपोज़िशन
start-done =
    हो गया ✅ { $shop }
    अब बस लिखिए जो हुआ। जैसे:
    { $examples }
start-back =
    नमस्ते 🙏 <b>{ $shop }</b>
    बस लिखिए जो हुआ। जैसे:
    { $examples }
start-examples =
    <i>5 किलो चीनी 45 के भाव रमेश को उधार</i>
    <i>रमेश से 500 मिले</i>
    <i>आज की बिक्री</i>
start-help = मदद
start-stock = स्टॉक
start-khata = खाता
