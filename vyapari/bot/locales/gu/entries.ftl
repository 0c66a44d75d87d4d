# Recording entries: confirmations, questions, doubts.

# One line of a bill.
entries-line = { $qty } { $item } × { $rate } = { $amount }
entries-line-amount = { $qty } { $item } = { $amount }
entries-line-free = { $qty } { $item }
entries-more = બીજા { $count }

# What stands before the total.
entries-discount = ડિસ્કાઉન્ટ −{ $amount }
entries-tax-in = GST સાથે: { $taxes }
entries-tax-on = + GST: { $taxes }
entries-round-off = રાઉન્ડ-ઓફ { $amount }
entries-total = <b>કુલ { $amount }</b>

# How a booked entry begins; the kind, and `-many` when it has several items.
entries-icon-new = ✅
entries-icon-changed = ✏️ બદલી નાખ્યું:
entries-icon-restored = ✅ પાછું લખી દીધું:
entries-head-sale = { $icon } { $what }
entries-head-sale-many = { $icon } વેચાણ, { $count } વસ્તુ
entries-head-purchase = { $icon } ખરીદ્યું: { $what }
entries-head-purchase-many = { $icon } ખરીદી, { $count } વસ્તુ
entries-head-sale_return = { $icon } પાછું આવ્યું: { $what }
entries-head-sale_return-many = { $icon } પાછું આવ્યું, { $count } વસ્તુ
entries-head-purchase_return = { $icon } પાછું આપ્યું: { $what }
entries-head-purchase_return-many = { $icon } પાછું આપ્યું, { $count } વસ્તુ
entries-head-opening = { $icon } શરૂઆતનો સ્ટોક: { $what }
entries-head-opening-many = { $icon } શરૂઆતનો સ્ટોક, { $count } વસ્તુ
entries-head-opening-owes = { $icon } આગળનું બાકી: { $what } પાસેથી { $amount } લેવાના
entries-head-opening-owed = { $icon } આગળનું બાકી: { $what }ને { $amount } આપવાના
entries-head-opening-money = { $icon } શરૂમાં { $what }: { $amount }
entries-head-stock_adjustment = { $icon } ગણતરી: { $qty } { $item }
entries-head-stock_adjustment-many = { $icon } ગણતરી, { $count } વસ્તુ
entries-head-receipt = { $icon } { $what } પાસેથી { $amount } મળ્યા
entries-head-payment = { $icon } { $what }ને { $amount } આપ્યા
entries-head-expense = { $icon } ખર્ચ { $amount }: { $what }
entries-head-transfer = { $icon } { $what }

# What follows: the party, the money, the stock.
entries-was = (પહેલાં { $amount })
entries-party = { $party }
entries-owes = હવે બાકી { $amount }
entries-owed = તમારે આપવાના { $amount }
entries-advance = જમા { $amount }
entries-prepaid = તમારું એડવાન્સ { $amount }
entries-settled = હિસાબ ચૂકતે
entries-number = નં. { $number }
entries-date = 🗓 { $date }
entries-stock = સ્ટોક: { $left }
entries-stock-each = { $item } { $left }
entries-counted = { $item }: ચોપડામાં { $before } હતું, ફરક { $change }
entries-below = ⚠️ સ્ટોક { $left } બતાવે છે. બીજો માલ ખરીદ્યો હતો?
entries-over-limit = ⚠️ ઉધારની હદ { $limit }થી ઉપર
entries-dropped = (પહેલાંનો સવાલ રહેવા દીધો.)
entries-opened = 📒 “{ $shop }”નો ચોપડો ખોલી દીધો. નામ, રાજ્ય, GST ગમે ત્યારે જણાવો.
entries-price-same = { $item }નો ભાવ એ જ છે.
entries-sale_price = ✅ { $item }નો ભાવ હવે { $price }/{ $unit }
entries-sale_price-none = ✅ { $item }નો વેચાણ ભાવ કાઢી નાખ્યો.
entries-cost_price = ✅ { $item }નો ખરીદ ભાવ હવે { $price }/{ $unit }
entries-cost_price-none = ✅ { $item }નો ખરીદ ભાવ કાઢી નાખ્યો.

# Buttons.
entries-to-cash = 💵 રોકડા હતા
entries-to-upi = 📱 UPI હતું
entries-to-bank = 🏦 બેંકથી
entries-to-credit = 📒 ઉધાર હતું
entries-bill = 🧾 બિલ
entries-credit-note = 🧾 ક્રેડિટ નોટ
entries-debit-note = 🧾 ડેબિટ નોટ
entries-receipt = 🧾 પહોંચ
entries-it-was = { $name } હતું
entries-add-purchase = 📦 ખરીદી લખો
entries-count-stock = 🔢 સ્ટોક ગણો
entries-set-up = ⚙️ દુકાન સેટ કરો
entries-leave = ✖️ રહેવા દો
entries-new-name = ➕ નવું: { $name }
entries-help = ❓ મદદ

# Questions.
entries-ask-rate = કયા ભાવે? (એક { $unit }ના)
entries-ask-cost = એક { $unit } કેટલામાં પડ્યું?
entries-ask-qty = { $item } કેટલું? ({ $unit }માં)
entries-ask-bought = { $item } કેટલું ખરીદ્યું? ({ $unit }માં)
entries-ask-count = { $item } અત્યારે કેટલું છે? ({ $unit }માં)
entries-ask-amount = કેટલા રૂપિયા?
entries-ask-party = કોના નામે? નામ લખો.
entries-ask-supplier = કયા વેપારી પાસેથી? નામ લખો.
entries-ask-which = કયું “{ $name }”?
entries-ask-pack = { $item }: એક { $unit }માં કેટલા { $stock_unit }?
entries-ask-tax_rate = { $item } પર GST કેટલા ટકા છે?
entries-unclear = આ સમજાયું નહીં.
entries-left = સારું, કંઈ લખ્યું નથી.
entries-left-duplicate = સારું, એક જ વાર લખેલું છે.
entries-left-change = જેમ હતું તેમ રહેવા દીધું.
entries-left-credit_limit = નથી લખ્યું: હદ એ જ રહી.
entries-nothing-open = કોઈ સવાલ બાકી નથી.
entries-answered = આનો જવાબ થઈ ગયો છે.

# Doubts, and the buttons under them.
entries-doubt-odd_rate = ⚠️ { $item } { $rate }નું એક { $unit }? સામાન્ય રીતે { $usual }. કુલ { $total }. બરાબર છે?
entries-doubt-large_total = આ { $total } થયા: { $what }. બરાબર છે?
entries-doubt-duplicate = { $minutes ->
        [0] આ હમણાં જ લખ્યું હતું: { $what }. ફરીથી?
       *[other] આ { $minutes } મિનિટ પહેલાં લખ્યું હતું: { $what }. ફરીથી?
    }
entries-doubt-credit_limit = ⚠️ { $party }ની હદ { $limit } છે. આનાથી બાકી { $would_be } થશે (અત્યારે { $balance }). લખી દઉં?
entries-doubt-change =
    ✏️ ચોપડામાં બદલી નાખું?
    પહેલાં: { $before }
    હવે: { $after }
entries-yes-odd_rate = ✅ હા
entries-yes-large_total = ✅ હા
entries-mend = ✏️ ના, બદલો
entries-yes-duplicate = ✅ હા, ફરી એક
entries-no-duplicate = ના, એ જ હતું
entries-yes-credit_limit = 📒 હા, ઉધાર
entries-no-credit_limit = ✖️ રહેવા દો
entries-yes-change = ✏️ બદલો
entries-no-change = ✖️ રહેવા દો

# What an agent has understood, shown before it counts.
entries-unsaid = 👀 મને આ સમજાયું:
entries-quotation = 📋 ભાવપત્રક (quotation)
entries-doubt-unsaid = લખી દઉં?
entries-unsaid-figure = ⚠️ { $what } તમારા મેસેજમાં નહોતું.
entries-unsaid-name = ⚠️ “{ $what }” તમારા મેસેજમાં નહોતું.
entries-unsaid-day = ⚠️ { $what }ની તારીખ તમારા મેસેજમાં નહોતી.
entries-unsaid-left-out = ⚠️ તમારા મેસેજમાંનું { $what } આમાં નથી.
entries-unsaid-mode = ⚠️ પૈસા કેવી રીતે ચૂકવાયા તે એક વાર જોઈ લો: { $what }.
entries-unsaid-twice = ⚠️ { $what } આમાં બે વાર છે.
entries-yes-unsaid = ✅ હા, લખો
entries-no-unsaid = ✖️ રહેવા દો
entries-unsaid-change = ✏️ જેવું હોવું જોઈએ તેવું લખો, જેમ કે “{ $example }”
entries-new-sale_price = { $item }નો ભાવ: { $price }
entries-new-cost_price = { $item }નો ખરીદ ભાવ: { $price }
entries-kind-sale = વેચાણ
entries-kind-purchase = ખરીદી
entries-kind-sale_return = પાછું આવ્યું
entries-kind-purchase_return = પાછું આપ્યું
entries-kind-opening = શરૂઆતનો સ્ટોક
entries-kind-stock_adjustment = ગણતરી

# How an entry is spoken of later.
entries-brief-party = { $party }
entries-brief-purchase = ખરીદી { $what }
entries-brief-sale_return = પાછું આવ્યું { $what }
entries-brief-purchase_return = પાછું આપ્યું { $what }
entries-brief-stock_adjustment = ગણતરી { $what }
entries-brief-opening = શરૂઆત { $what }
entries-brief-opening-party = આગળનું બાકી { $what }, { $amount }
entries-brief-opening-money = શરૂઆત { $what }, { $amount }
entries-brief-receipt = { $what } પાસેથી { $amount }
entries-brief-payment = { $what }ને { $amount }
entries-brief-transfer = { $amount }: { $source } → { $target }

# What money is spent on.
entries-category = { $name }

# What was not understood.
entries-hello = 🙏 નમસ્તે! જે થયું તે બસ લખી દો, જેમ કે: “{ $example }”
entries-thanks = 🙏 તમારી સેવામાં હંમેશાં.
entries-not-understood = 🤔 આ સમજાયું નહીં. આમ લખો: “{ $example }”
entries-example = રમેશને 5 કિલો ખાંડ 45ના ભાવે ઉધાર
entries-edit-not-understood = 🤔 ફેરફાર સમજાયો નહીં. જેમ હતું તેમ જ છે: { $what }

# What can be written, by example.
guide-all =
    <b>જે થયું તે બસ લખો</b>, તમારા શબ્દોમાં. હું ચોપડામાં લખીને જણાવીશ.
    શેના દાખલા જોવા છે?
guide-sale =
    <b>વેચાણ</b>
    બે કિલો ખાંડ વેચી
    રમેશને 5 કિલો ખાંડ 45ના ભાવે ઉધાર
    અઢી કિલો બટાકા ૩૦ રૂપિયે કિલો વેચ્યા
    ગઈકાલે 3 પેકેટ મીઠું વેચ્યું
guide-purchase =
    <b>ખરીદી</b>
    ગુપ્તા ટ્રેડર્સ પાસેથી 50 કિલો ખાંડ 40ના ભાવે ઉધાર ખરીદી
    ગુપ્તા ટ્રેડર્સ પાસેથી 20 કિલો ડુંગળી 26ના ભાવે રોકડેથી ખરીદી
guide-receipt =
    <b>પૈસા આવ્યા</b>
    રમેશ પાસેથી ૫૦૦ રૂપિયા મળ્યા
    સુનીતાએ દોઢસો રૂપિયા આપ્યા
guide-payment =
    <b>પૈસા આપ્યા</b>
    ગુપ્તા ટ્રેડર્સને 2000 આપ્યા
guide-expense =
    <b>ખર્ચ</b>
    લાઈટ બિલ 1500 ભર્યું
    દુકાનનું ભાડું 8000 આપ્યું
guide-return =
    <b>પરત માલ</b>
    રમેશે 1 કિલો ખાંડ પાછી આપી
    ગુપ્તા ટ્રેડર્સને 2 કિલો ખાંડ પાછી આપી
guide-count =
    <b>સ્ટોક ગણવો</b>
    ખાંડનો સ્ટોક 100 કિલો છે
guide-price =
    <b>ભાવ</b>
    ખાંડનો ભાવ હવે 48
guide-opening =
    <b>પહેલેથી જે હતું</b>
    શરૂઆતનો સ્ટોક ખાંડ 50 કિલો 40ના ભાવે
    રમેશનું આગળનું બાકી 1500
guide-transfer =
    <b>રોકડ, બેંક, UPI વચ્ચે</b>
    બેંકમાં 5000 રોકડા જમા કરાવ્યા
guide-button-sale = 🛒 વેચાણ
guide-button-purchase = 📦 ખરીદી
guide-button-receipt = 💰 પૈસા આવ્યા
guide-button-payment = 💸 પૈસા આપ્યા
guide-button-expense = 🧾 ખર્ચ
guide-button-return = ↩️ પરત
guide-button-count = 🔢 ગણતરી
guide-button-price = 🏷 ભાવ
guide-button-opening = 📖 શરૂઆત
guide-button-transfer = 🏦 ફેરબદલ
