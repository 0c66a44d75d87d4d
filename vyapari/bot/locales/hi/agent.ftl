# What agents say, and what is said of voice notes and photos.

agent-gone = 🤔 यह अभी समझ नहीं पाऊँगा। जो हमेशा चलता है: “{ $example }”
agent-gone-for = 🤔 यह अगले { $minutes } मिनट तक समझ नहीं पाऊँगा। जो हमेशा चलता है: “{ $example }”
agent-reports = 📊 रिपोर्ट
agent-blocked = इसका जवाब मैं नहीं दूँगा। दुकान के बारे में पूछिए।
agent-undo = यह वापस ले लूँ? { $what }
agent-withheld = <i>(एक आँकड़ा छोड़ दिया जो बही में नहीं है।)</i>
agent-withheld-all = इसके जवाब के आँकड़े बही में नहीं हैं।

agent-too-large = यह फ़ाइल बहुत बड़ी है। छोटी फ़ाइल या फ़ोटो भेजिए।
agent-media-rests = ⏳ अभी इसे देख नहीं पाया। { $minutes } मिनट बाद फिर से भेजिए।
agent-media-rests-long = ⏳ अब इसे नहीं देख पाऊँगा। लगभग { $hours } घंटे बाद फिर से भेजिए, या लिख दीजिए।
agent-media-unreadable = यह खुल नहीं रहा, शायद ख़राब है। नया भेजिए, या लिख दीजिए।
agent-file-gone = यह फ़ाइल टेलीग्राम के पास अब नहीं है। फिर से भेजिए।
agent-file-unknown = मैं वॉइस नोट, बिल और सूची की फ़ोटो और PDF पढ़ता हूँ। यह फ़ाइल नहीं पढ़ सकता।
agent-voice-long = मैं { $minutes } मिनट तक के वॉइस नोट सुनता हूँ। टुकड़ों में भेजिए।
agent-voice-unclear = कुछ साफ़ सुनाई नहीं दिया। फिर से बोलिए या लिख दीजिए।

# A bill or list read from a photo.
agent-paper-other = इसमें न बिल दिखा न सामान की सूची। फ़ोटो सीधे ऊपर से, अच्छी रोशनी में लीजिए।
agent-paper-bill = 🧾 बिल
agent-paper-sales = 📝 सूची
agent-paper-number = नं. { $number }
agent-paper-line = { $place }. { $item } { $figures } = { $amount }
agent-paper-printed = ⚠️ छपा है { $amount }
agent-paper-tax = GST { $amount }
agent-paper-differs = ⚠️ जोड़ अलग हैं: { $totals }। कौन सा सही है?
agent-paper-write-bill = ✅ ख़रीद लिखो
agent-paper-write-sales = ✅ बिक्री लिखो
agent-paper-edit = ✏️ पंक्ति बदलो
agent-paper-how =
    पंक्ति का नंबर और सही बात लिखिए, जैसे
    <i>3: 12 x 126</i> (कितना × भाव) या <i>3: 1512</i> (रकम) या <i>हटाओ 3</i>
