# Files behind a link, for who has no Telegram.
links-button = 🔗 लिंक
links-hello = नमस्ते { $party } जी,
links-bill = { $shop } से आपका बिल { $number }, { $amount }:
links-return = { $shop } से वापसी का नोट { $number }, { $amount }:
links-receipt = { $shop } से आपकी रसीद { $number }, { $amount }:
links-quotation = { $shop } से भाव-पत्र { $number }, { $amount }:
links-challan = { $shop } से माल का चालान { $number }:
links-account = { $shop } में { $date } तक आपका हिसाब:
links-gst = 🧾 GST · { $month }
links-as-of = { $shop } · { $moment } की स्थिति
links-until = लिंक { $date } तक चलेगा।
links-none = ⚠️ अभी लिंक नहीं बन पाया। यह रही फ़ाइल, इसी को भेज दीजिए।
links-off = यहाँ फ़ाइलों के लिंक चालू नहीं हैं। फ़ाइल ही भेज दीजिए।
links-too-large = ⚠️ यह फ़ाइल लिंक के लिए बहुत बड़ी है: { $size } MB, और हद { $most } MB की है। कम दिन चुनिए, या फ़ाइल ही भेज दीजिए।
