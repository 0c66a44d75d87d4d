# Recording entries: confirmations, questions, doubts.

# One line of a bill.
entries-line = { $qty } { $item } × { $rate } = { $amount }
entries-line-amount = { $qty } { $item } = { $amount }
entries-line-free = { $qty } { $item }
entries-more = { $count } और

# What stands before the total.
entries-discount = छूट −{ $amount }
entries-tax-in = GST शामिल: { $taxes }
entries-tax-on = + GST: { $taxes }
entries-round-off = राउंड-ऑफ़ { $amount }
entries-total = <b>कुल { $amount }</b>

# How a booked entry begins; the kind, and `-many` when it has several items.
entries-icon-new = ✅
entries-icon-changed = ✏️ बदल दिया:
entries-icon-restored = ✅ वापस लिख दिया:
entries-head-sale = { $icon } { $what }
entries-head-sale-many = { $icon } बिक्री, { $count } चीज़ें
entries-head-purchase = { $icon } ख़रीदा: { $what }
entries-head-purchase-many = { $icon } ख़रीद, { $count } चीज़ें
entries-head-sale_return = { $icon } वापस आया: { $what }
entries-head-sale_return-many = { $icon } वापस आया, { $count } चीज़ें
entries-head-purchase_return = { $icon } वापस भेजा: { $what }
entries-head-purchase_return-many = { $icon } वापस भेजा, { $count } चीज़ें
entries-head-opening = { $icon } शुरुआती स्टॉक: { $what }
entries-head-opening-many = { $icon } शुरुआती स्टॉक, { $count } चीज़ें
entries-head-opening-owes = { $icon } पिछला बाकी: { $what } से { $amount } लेने हैं
entries-head-opening-owed = { $icon } पिछला बाकी: { $what } को { $amount } देने हैं
entries-head-opening-money = { $icon } शुरुआत में { $what }: { $amount }
entries-head-stock_adjustment = { $icon } गिनती: { $qty } { $item }
entries-head-stock_adjustment-many = { $icon } गिनती, { $count } चीज़ें
entries-head-receipt = { $icon } { $what } से { $amount } मिले
entries-head-payment = { $icon } { $what } को { $amount } दिए
entries-head-expense = { $icon } ख़र्च { $amount }: { $what }
entries-head-transfer = { $icon } { $what }

# What follows: the party, the money, the stock.
entries-was = (पहले { $amount })
entries-party = { $party }
entries-owes = अब बाकी { $amount }
entries-owed = आपको देने हैं { $amount }
entries-advance = जमा { $amount }
entries-prepaid = आपका एडवांस { $amount }
entries-settled = हिसाब बराबर
entries-number = क्र. { $number }
entries-date = 🗓 { $date }
entries-stock = स्टॉक: { $left }
entries-stock-each = { $item } { $left }
entries-counted = { $item }: बही में { $before } था, फ़र्क { $change }
entries-below = ⚠️ स्टॉक { $left } दिखा रहा है। और ख़रीदा था?
entries-over-limit = ⚠️ उधार की लिमिट { $limit } से ऊपर
entries-dropped = (पहले वाला सवाल छोड़ दिया।)
entries-opened = 📒 “{ $shop }” की बही खोल दी। नाम, राज्य, GST जब चाहें बताइए।
entries-price-same = { $item } का दाम यही है।
entries-sale_price = ✅ { $item } का दाम अब { $price }/{ $unit }
entries-sale_price-none = ✅ { $item } का बिक्री दाम हटा दिया।
entries-cost_price = ✅ { $item } की ख़रीद अब { $price }/{ $unit }
entries-cost_price-none = ✅ { $item } का ख़रीद दाम हटा दिया।

# Buttons.
entries-to-cash = 💵 नकद था
entries-to-upi = 📱 UPI था
entries-to-bank = 🏦 बैंक से
entries-to-credit = 📒 उधार था
entries-bill = 🧾 बिल
entries-credit-note = 🧾 क्रेडिट नोट
entries-debit-note = 🧾 डेबिट नोट
entries-receipt = 🧾 रसीद
entries-it-was = { $name } था
entries-add-purchase = 📦 ख़रीद लिखो
entries-count-stock = 🔢 स्टॉक गिनो
entries-set-up = ⚙️ दुकान सेट करें
entries-leave = ✖️ रहने दो
entries-new-name = ➕ नया: { $name }
entries-help = ❓ मदद

# Questions.
entries-ask-rate = किस भाव? (एक { $unit } का)
entries-ask-cost = एक { $unit } कितने में पड़ा?
entries-ask-qty = { $item } कितना? ({ $unit } में)
entries-ask-bought = { $item } कितना ख़रीदा? ({ $unit } में)
entries-ask-count = { $item } अभी कितना है? ({ $unit } में)
entries-ask-amount = कितने रुपये?
entries-ask-party = किसके नाम? नाम लिखिए।
entries-ask-supplier = किस व्यापारी का? नाम लिखिए।
entries-ask-which = कौन सा “{ $name }”?
entries-ask-pack = { $item }: एक { $unit } में कितने { $stock_unit }?
entries-ask-tax_rate = { $item } पर GST कितने प्रतिशत है?
entries-unclear = यह समझ नहीं आया।
entries-left = ठीक है, कुछ नहीं लिखा।
entries-left-duplicate = ठीक है, एक ही बार लिखा है।
entries-left-change = जैसा था वैसा ही रहने दिया।
entries-left-credit_limit = नहीं लिखा: लिमिट वही रही।
entries-nothing-open = कोई सवाल बाकी नहीं है।
entries-answered = इसका जवाब हो चुका है।

# Doubts, and the buttons under them.
entries-doubt-odd_rate = ⚠️ { $item } { $rate } का एक { $unit }? आम तौर पर { $usual }। कुल { $total }। सही है?
entries-doubt-large_total = यह { $total } हुआ: { $what }। सही है?
entries-doubt-duplicate = { $minutes ->
        [0] यह अभी लिखा था: { $what }। फिर से?
       *[other] यह { $minutes } मिनट पहले लिखा था: { $what }। फिर से?
    }
entries-doubt-credit_limit = ⚠️ { $party } की लिमिट { $limit } है। इससे बाकी { $would_be } हो जाएगा (अभी { $balance })। लिख दूँ?
entries-doubt-change =
    ✏️ बही में बदल दूँ?
    पहले: { $before }
    अब: { $after }
entries-yes-odd_rate = ✅ हाँ
entries-yes-large_total = ✅ हाँ
entries-mend = ✏️ नहीं, बदलो
entries-yes-duplicate = ✅ हाँ, एक और
entries-no-duplicate = नहीं, वही था
entries-yes-credit_limit = 📒 हाँ, उधार
entries-no-credit_limit = ✖️ रहने दो
entries-yes-change = ✏️ बदलो
entries-no-change = ✖️ रहने दो

# What an agent has understood, shown before it counts.
entries-unsaid = 👀 मैं यह समझा:
entries-quotation = 📋 भाव-पत्र (quotation)
entries-doubt-unsaid = लिख दूँ?
entries-unsaid-figure = ⚠️ { $what } आपके मैसेज में नहीं था।
entries-unsaid-name = ⚠️ “{ $what }” आपके मैसेज में नहीं था।
entries-unsaid-day = ⚠️ { $what } का दिन आपके मैसेज में नहीं था।
entries-unsaid-left-out = ⚠️ आपके मैसेज का { $what } इसमें नहीं है।
entries-unsaid-mode = ⚠️ पैसे कैसे दिए, एक बार देख लीजिए: { $what }।
entries-unsaid-twice = ⚠️ { $what } इसमें दो बार है।
entries-yes-unsaid = ✅ हाँ, लिखो
entries-no-unsaid = ✖️ रहने दो
entries-unsaid-change = ✏️ जैसा होना चाहिए वैसा लिखिए, जैसे “{ $example }”
entries-new-sale_price = { $item } का दाम: { $price }
entries-new-cost_price = { $item } का ख़रीद दाम: { $price }
entries-kind-sale = बिक्री
entries-kind-purchase = ख़रीद
entries-kind-sale_return = वापस आया
entries-kind-purchase_return = वापस भेजा
entries-kind-opening = शुरुआती स्टॉक
entries-kind-stock_adjustment = गिनती

# How an entry is spoken of later.
entries-brief-party = { $party }
entries-brief-purchase = ख़रीद { $what }
entries-brief-sale_return = वापस आया { $what }
entries-brief-purchase_return = वापस भेजा { $what }
entries-brief-stock_adjustment = गिनती { $what }
entries-brief-opening = शुरुआती { $what }
entries-brief-opening-party = पिछला बाकी { $what }, { $amount }
entries-brief-opening-money = शुरुआती { $what }, { $amount }
entries-brief-receipt = { $what } से { $amount }
entries-brief-payment = { $what } को { $amount }
entries-brief-transfer = { $amount }: { $source } → { $target }

# What money is spent on.
entries-category = { $name }

# What was not understood.
entries-hello = 🙏 नमस्ते! जो हुआ बस लिख दीजिए, जैसे: “{ $example }”
entries-thanks = 🙏 आपकी सेवा में हमेशा।
entries-not-understood = 🤔 यह समझ नहीं आया। ऐसे लिखिए: “{ $example }”
entries-example = रमेश को 5 किलो चीनी 45 के भाव उधार
entries-edit-not-understood = 🤔 बदलाव समझ नहीं आया। जैसा था वैसा ही है: { $what }

# What can be written, by example.
guide-all =
    <b>जो हुआ, बस लिख दीजिए</b>, अपने शब्दों में। मैं बही में लिखकर बता दूँगा।
    किसके उदाहरण देखें?
guide-sale =
    <b>बिक्री</b>
    दो किलो चीनी बेची
    रमेश को 5 किलो चीनी 45 के भाव उधार
    ढाई किलो आलू ३० रुपये किलो बेचा
    कल 3 पैकेट नमक बेचे
guide-purchase =
    <b>ख़रीद</b>
    गुप्ता ट्रेडर्स से 50 किलो चीनी 40 के भाव ख़रीदी उधार
    गुप्ता ट्रेडर्स से 20 किलो प्याज 26 के भाव खरीदा नकद
guide-receipt =
    <b>पैसे आए</b>
    रमेश से ५०० रुपये मिले
    सुनीता ने डेढ़ सौ रुपये दिए
guide-payment =
    <b>पैसे दिए</b>
    गुप्ता ट्रेडर्स को 2000 दिए
guide-expense =
    <b>ख़र्चे</b>
    बिजली का बिल 1500 भरा
    दुकान का किराया 8000 दिया
guide-return =
    <b>वापसी</b>
    रमेश ने 1 किलो चीनी वापस की
    गुप्ता ट्रेडर्स को 2 किलो चीनी वापस की
guide-count =
    <b>स्टॉक गिनना</b>
    चीनी का स्टॉक 100 किलो है
guide-price =
    <b>दाम</b>
    चीनी का भाव अब 48
guide-opening =
    <b>पहले से जो था</b>
    शुरुआती स्टॉक चीनी 50 किलो 40 के भाव
    रमेश का पिछला बाकी 1500
guide-transfer =
    <b>नकद, बैंक, UPI के बीच</b>
    बैंक में 5000 नकद जमा किए
guide-button-sale = 🛒 बिक्री
guide-button-purchase = 📦 ख़रीद
guide-button-receipt = 💰 पैसे आए
guide-button-payment = 💸 पैसे दिए
guide-button-expense = 🧾 ख़र्चा
guide-button-return = ↩️ वापसी
guide-button-count = 🔢 गिनती
guide-button-price = 🏷 दाम
guide-button-opening = 📖 शुरुआत
guide-button-transfer = 🏦 अदला-बदली
