# Recording entries: confirmations, questions, doubts.

# One line of a bill.
entries-line = { $qty } { $item } × { $rate } = { $amount }
entries-line-amount = { $qty } { $item } = { $amount }
entries-line-free = { $qty } { $item }
entries-more = { $count } aur

# What stands before the total.
entries-discount = Chhoot −{ $amount }
entries-tax-in = GST shaamil: { $taxes }
entries-tax-on = + GST: { $taxes }
entries-round-off = Round-off { $amount }
entries-total = <b>Kul { $amount }</b>

# How a booked entry begins; the kind, and `-many` when it has several items.
entries-icon-new = ✅
entries-icon-changed = ✏️ Badal diya:
entries-icon-restored = ✅ Wapas likh diya:
entries-head-sale = { $icon } { $what }
entries-head-sale-many = { $icon } Bikri, { $count } cheezein
entries-head-purchase = { $icon } Kharida: { $what }
entries-head-purchase-many = { $icon } Kharid, { $count } cheezein
entries-head-sale_return = { $icon } Wapas aaya: { $what }
entries-head-sale_return-many = { $icon } Wapas aaya, { $count } cheezein
entries-head-purchase_return = { $icon } Wapas bheja: { $what }
entries-head-purchase_return-many = { $icon } Wapas bheja, { $count } cheezein
entries-head-opening = { $icon } Shuruaati stock: { $what }
entries-head-opening-many = { $icon } Shuruaati stock, { $count } cheezein
entries-head-opening-owes = { $icon } Pichla baaki: { $what } se { $amount } lene hain
entries-head-opening-owed = { $icon } Pichla baaki: { $what } ko { $amount } dene hain
entries-head-opening-money = { $icon } Shuruaat mein { $what }: { $amount }
entries-head-stock_adjustment = { $icon } Ginti: { $qty } { $item }
entries-head-stock_adjustment-many = { $icon } Ginti, { $count } cheezein
entries-head-receipt = { $icon } { $what } se { $amount } mile
entries-head-payment = { $icon } { $what } ko { $amount } diye
entries-head-expense = { $icon } Kharcha { $amount }: { $what }
entries-head-transfer = { $icon } { $what }

# What follows: the party, the money, the stock.
entries-was = (pehle { $amount })
entries-party = { $party }
entries-owes = ab baaki { $amount }
entries-owed = aapko dene hain { $amount }
entries-advance = jama { $amount }
entries-prepaid = aapka advance { $amount }
entries-settled = hisaab barabar
entries-number = No. { $number }
entries-date = 🗓 { $date }
entries-stock = Stock: { $left }
entries-stock-each = { $item } { $left }
entries-counted = { $item }: bahi mein { $before } tha, farq { $change }
entries-below = ⚠️ Stock { $left } dikha raha hai. Aur kharida tha?
entries-over-limit = ⚠️ Udhaar ki limit { $limit } se upar
entries-dropped = (Pehle wala sawaal chhod diya.)
entries-opened = 📒 “{ $shop }” ki bahi khol di. Naam, state, GST jab chahein bataiye.
entries-price-same = { $item } ka daam yahi hai.
entries-sale_price = ✅ { $item } ka daam ab { $price }/{ $unit }
entries-sale_price-none = ✅ { $item } ka bikri daam hata diya.
entries-cost_price = ✅ { $item } ki kharid ab { $price }/{ $unit }
entries-cost_price-none = ✅ { $item } ka kharid daam hata diya.

# Buttons.
entries-to-cash = 💵 Cash tha
entries-to-upi = 📱 UPI tha
entries-to-bank = 🏦 Bank se
entries-to-credit = 📒 Udhaar tha
entries-bill = 🧾 Bill
entries-credit-note = 🧾 Credit note
entries-debit-note = 🧾 Debit note
entries-receipt = 🧾 Rasid
entries-it-was = { $name } tha
entries-add-purchase = 📦 Kharid likho
entries-count-stock = 🔢 Stock gino
entries-set-up = ⚙️ Dukaan set karein
entries-leave = ✖️ Rehne do
entries-new-name = ➕ Naya: { $name }
entries-help = ❓ Madad

# Questions.
entries-ask-rate = Kis bhav? (ek { $unit } ka)
entries-ask-cost = Ek { $unit } kitne mein pada?
entries-ask-qty = { $item } kitna? ({ $unit } mein)
entries-ask-bought = { $item } kitna kharida? ({ $unit } mein)
entries-ask-count = { $item } abhi kitna hai? ({ $unit } mein)
entries-ask-amount = Kitne rupaye?
entries-ask-party = Kiske naam? Naam likhiye.
entries-ask-supplier = Kis vyapari ka? Naam likhiye.
entries-ask-which = Kaun sa “{ $name }”?
entries-ask-pack = { $item }: ek { $unit } mein kitne { $stock_unit }?
entries-ask-tax_rate = { $item } par GST kitne percent hai?
entries-unclear = Ye samajh nahi aaya.
entries-left = Theek hai, kuch nahi likha.
entries-left-duplicate = Theek hai, ek hi baar likha hai.
entries-left-change = Jaisa tha waisa hi rehne diya.
entries-left-credit_limit = Nahi likha: limit wahi rahi.
entries-nothing-open = Koi sawaal baaki nahi hai.
entries-answered = Iska jawab ho chuka hai.

# Doubts, and the buttons under them.
entries-doubt-odd_rate = ⚠️ { $item } { $rate } ka ek { $unit }? Aam taur par { $usual }. Kul { $total }. Sahi hai?
entries-doubt-large_total = Ye { $total } hua: { $what }. Sahi hai?
entries-doubt-duplicate = { $minutes ->
        [0] Ye abhi likha tha: { $what }. Phir se?
       *[other] Ye { $minutes } minute pehle likha tha: { $what }. Phir se?
    }
entries-doubt-credit_limit = ⚠️ { $party } ki limit { $limit } hai. Isse baaki { $would_be } ho jayega (abhi { $balance }). Likh dun?
entries-doubt-change =
    ✏️ Bahi mein badal dun?
    Pehle: { $before }
    Ab: { $after }
entries-yes-odd_rate = ✅ Haan
entries-yes-large_total = ✅ Haan
entries-mend = ✏️ Nahi, badlo
entries-yes-duplicate = ✅ Haan, ek aur
entries-no-duplicate = Nahi, wahi tha
entries-yes-credit_limit = 📒 Haan, udhaar
entries-no-credit_limit = ✖️ Rehne do
entries-yes-change = ✏️ Badlo
entries-no-change = ✖️ Rehne do

# What an agent has understood, shown before it counts.
entries-unsaid = 👀 Main ye samjha:
entries-quotation = 📋 Bhav-patra (quotation)
entries-doubt-unsaid = Likh dun?
entries-unsaid-figure = ⚠️ { $what } aapke message mein nahi tha.
entries-unsaid-name = ⚠️ “{ $what }” aapke message mein nahi tha.
entries-unsaid-day = ⚠️ { $what } ka din aapke message mein nahi tha.
entries-unsaid-left-out = ⚠️ Aapke message ka { $what } isme nahi hai.
entries-unsaid-mode = ⚠️ Paise kaise diye, ek baar dekh lijiye: { $what }.
entries-unsaid-twice = ⚠️ { $what } isme do baar hai.
entries-yes-unsaid = ✅ Haan, likho
entries-no-unsaid = ✖️ Rehne do
entries-unsaid-change = ✏️ Jaisa hona chahiye waisa likhiye, jaise “{ $example }”
entries-new-sale_price = { $item } ka daam: { $price }
entries-new-cost_price = { $item } ka kharid daam: { $price }
entries-kind-sale = Bikri
entries-kind-purchase = Kharid
entries-kind-sale_return = Wapas aaya
entries-kind-purchase_return = Wapas bheja
entries-kind-opening = Shuruaati stock
entries-kind-stock_adjustment = Ginti

# How an entry is spoken of later.
entries-brief-party = { $party }
entries-brief-purchase = kharid { $what }
entries-brief-sale_return = wapas aaya { $what }
entries-brief-purchase_return = wapas bheja { $what }
entries-brief-stock_adjustment = ginti { $what }
entries-brief-opening = shuruaati { $what }
entries-brief-opening-party = pichla baaki { $what }, { $amount }
entries-brief-opening-money = shuruaati { $what }, { $amount }
entries-brief-receipt = { $what } se { $amount }
entries-brief-payment = { $what } ko { $amount }
entries-brief-transfer = { $amount }: { $source } → { $target }

# What money is spent on.
entries-category = { $name }

# What was not understood.
entries-hello = 🙏 Namaste! Jo hua bas likh dijiye, jaise: “{ $example }”
entries-thanks = 🙏 Aapki seva mein hamesha.
entries-not-understood = 🤔 Ye samajh nahi aaya. Aise likhiye: “{ $example }”
entries-example = 5 kilo cheeni 45 ke bhav Ramesh ko udhaar
entries-edit-not-understood = 🤔 Badlaav samajh nahi aaya. Jaisa tha waisa hi hai: { $what }

# What can be written, by example.
guide-all =
    <b>Jo hua, bas likh dijiye</b>, apne shabdon mein. Main bahi mein likhkar bata dunga.
    Kiske udaharan dekhein?
guide-sale =
    <b>Bikri</b>
    2 kilo cheeni bechi
    5 kilo cheeni 45 ke bhav Ramesh ko udhaar
    3 packet maggi 14 ke bhav beche upi se
    Fatima ko 2 maggi aur 1 lux udhaar diya
    kal 3 packet namak beche
guide-purchase =
    <b>Kharid</b>
    Gupta Traders se 50 kilo cheeni 40 ke bhav kharidi udhaar
    20 packet biscuit 8.50 ke bhav kharide cash
guide-receipt =
    <b>Paise aaye</b>
    Ramesh se 500 mile
    Mohan ne 300 rupaye diye phonepe se
guide-payment =
    <b>Paise diye</b>
    Gupta traders ko 2000 diye
guide-expense =
    <b>Kharche</b>
    bijli ka bill 1500 bhara
    dukan ka kiraya 8 hazar diya
guide-return =
    <b>Wapsi</b>
    Ramesh ne 1 kilo cheeni wapas ki
    Gupta ko 2 kilo cheeni wapas ki
guide-count =
    <b>Stock ginna</b>
    cheeni ka stock 100 kilo hai
guide-price =
    <b>Daam</b>
    cheeni ka bhav ab 48
guide-opening =
    <b>Pehle se jo tha</b>
    shuruaati stock cheeni 50 kilo 40 ke bhav
    Ramesh ka pichla baaki 1500
guide-transfer =
    <b>Cash, bank, UPI ke beech</b>
    bank mein 5000 cash jama kiye
guide-button-sale = 🛒 Bikri
guide-button-purchase = 📦 Kharid
guide-button-receipt = 💰 Paise aaye
guide-button-payment = 💸 Paise diye
guide-button-expense = 🧾 Kharcha
guide-button-return = ↩️ Wapsi
guide-button-count = 🔢 Ginti
guide-button-price = 🏷 Daam
guide-button-opening = 📖 Shuruaat
guide-button-transfer = 🏦 Adla-badli
