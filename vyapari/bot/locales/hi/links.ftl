# Papers behind a link, for customers without Telegram.
links-button = 🔗 लिंक
links-hello = नमस्ते { $party } जी,
links-bill = { $shop } से आपका बिल { $number }, { $amount }:
links-return = { $shop } से वापसी का नोट { $number }, { $amount }:
links-receipt = { $shop } से आपकी रसीद { $number }, { $amount }:
links-quotation = { $shop } से भाव-पत्र { $number }, { $amount }:
links-challan = { $shop } से माल का चालान { $number }:
links-account = { $shop } में { $date } तक आपका हिसाब:
links-until = लिंक { $date } तक चलेगा।
links-none = ⚠️ अभी लिंक नहीं बन पाया। यह रही PDF, इसी को भेज दीजिए।
links-off = यहाँ काग़ज़ के लिंक चालू नहीं हैं। PDF ही भेज दीजिए।
