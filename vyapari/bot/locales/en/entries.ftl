# Recording entries: confirmations, questions, doubts.

# One line of a bill.
entries-line = { $qty } { $item } × { $rate } = { $amount }
entries-line-amount = { $qty } { $item } = { $amount }
entries-line-free = { $qty } { $item }
entries-more = { $count } more

# What stands before the total.
entries-discount = Discount −{ $amount }
entries-tax-in = GST included: { $taxes }
entries-tax-on = + GST: { $taxes }
entries-round-off = Round-off { $amount }
entries-total = <b>Total { $amount }</b>

# How a booked entry begins; the kind, and `-many` when it has several items.
entries-icon-new = ✅
entries-icon-changed = ✏️ Changed:
entries-icon-restored = ✅ Back again:
entries-head-sale = { $icon } { $what }
entries-head-sale-many = { $icon } Sale, { $count } items
entries-head-purchase = { $icon } Bought { $what }
entries-head-purchase-many = { $icon } Purchase, { $count } items
entries-head-sale_return = { $icon } Came back: { $what }
entries-head-sale_return-many = { $icon } Came back, { $count } items
entries-head-purchase_return = { $icon } Sent back: { $what }
entries-head-purchase_return-many = { $icon } Sent back, { $count } items
entries-head-opening = { $icon } Opening stock: { $what }
entries-head-opening-many = { $icon } Opening stock, { $count } items
entries-head-opening-owes = { $icon } Old balance: { $what } owes { $amount }
entries-head-opening-owed = { $icon } Old balance: you owe { $what } { $amount }
entries-head-opening-money = { $icon } At the start: { $amount } in { $what }
entries-head-stock_adjustment = { $icon } Counted: { $qty } { $item }
entries-head-stock_adjustment-many = { $icon } Counted { $count } items
entries-head-receipt = { $icon } Received { $amount } from { $what }
entries-head-payment = { $icon } Paid { $amount } to { $what }
entries-head-expense = { $icon } Spent { $amount } on { $what }
entries-head-transfer = { $icon } { $what }

# What follows: the party, the money, the stock.
entries-was = (was { $amount })
entries-party = { $party }
entries-owes = balance { $amount }
entries-owed = you owe { $amount }
entries-advance = advance { $amount }
entries-prepaid = paid ahead { $amount }
entries-settled = account settled
entries-number = No. { $number }
entries-date = 🗓 { $date }
entries-stock = Stock: { $left }
entries-stock-each = { $item } { $left }
entries-counted = { $item }: the books said { $before }, so { $change }
entries-below = ⚠️ Stock shows { $left }. Bought more?
entries-over-limit = ⚠️ Above the credit limit of { $limit }
entries-dropped = (I have put the earlier question aside.)
entries-opened = 📒 I opened the books of “{ $shop }” for you. Name, state and GST can be set any time.
entries-price-same = { $item } is at that price already.
entries-sale_price = ✅ { $item } now sells at { $price }/{ $unit }
entries-sale_price-none = ✅ { $item } has no selling price now.
entries-cost_price = ✅ { $item } now costs { $price }/{ $unit }
entries-cost_price-none = ✅ { $item } has no cost price now.

# Buttons.
entries-to-cash = 💵 It was cash
entries-to-upi = 📱 It was UPI
entries-to-bank = 🏦 By bank
entries-to-credit = 📒 On credit
entries-bill = 🧾 Bill
entries-credit-note = 🧾 Credit note
entries-debit-note = 🧾 Debit note
entries-receipt = 🧾 Receipt
entries-it-was = It was { $name }
entries-add-purchase = 📦 Add purchase
entries-count-stock = 🔢 Count stock
entries-set-up = ⚙️ Set up the shop
entries-leave = ✖️ Leave it
entries-new-name = ➕ New: { $name }
entries-help = ❓ Help

# Questions.
entries-ask-rate = At what price per { $unit }?
entries-ask-cost = What did one { $unit } cost?
entries-ask-qty = How much { $item }? (in { $unit })
entries-ask-bought = How much { $item } did you buy? (in { $unit })
entries-ask-count = How much { $item } is on the shelf? (in { $unit })
entries-ask-amount = How many rupees?
entries-ask-party = Which customer? Write the name.
entries-ask-supplier = Which supplier? Write the name.
entries-ask-which = Which “{ $name }”?
entries-ask-pack = How many { $stock_unit } of { $item } are in one { $unit }?
entries-ask-tax_rate = What is the GST rate on { $item }?
entries-unclear = I did not get that.
entries-left = Left it. Nothing was written.
entries-left-duplicate = Right, it stays written once.
entries-left-change = Left as it was.
entries-left-credit_limit = Not written: the limit stays.
entries-nothing-open = Nothing is waiting for an answer.
entries-answered = That has been answered already.

# Doubts, and the buttons under them.
entries-doubt-odd_rate = ⚠️ { $rate } for one { $unit } of { $item }? Usually it is { $usual }. Total { $total }. Right?
entries-doubt-large_total = That is { $total } for { $what }. Right?
entries-doubt-duplicate = { $minutes ->
        [0] You wrote this just now: { $what }. Once more?
        [one] You wrote this a minute ago: { $what }. Once more?
       *[other] You wrote this { $minutes } minutes ago: { $what }. Once more?
    }
entries-doubt-credit_limit = ⚠️ { $party } has a limit of { $limit }. With this the balance would be { $would_be } (now { $balance }). Write it?
entries-doubt-change =
    ✏️ Change what is booked?
    Was: { $before }
    Now: { $after }
entries-yes-odd_rate = ✅ Yes
entries-yes-large_total = ✅ Yes
entries-mend = ✏️ No, change
entries-yes-duplicate = ✅ Yes, once more
entries-no-duplicate = No, same one
entries-yes-credit_limit = 📒 Yes, on credit
entries-no-credit_limit = ✖️ Leave it
entries-yes-change = ✏️ Change it
entries-no-change = ✖️ Leave it

# What an agent has understood, shown before it counts.
entries-unsaid = 👀 I understood:
entries-quotation = 📋 Quotation
entries-doubt-unsaid = Shall I write it?
entries-unsaid-figure = ⚠️ { $what } was not in your message.
entries-unsaid-name = ⚠️ “{ $what }” was not in your message.
entries-unsaid-day = ⚠️ The day { $what } was not in your message.
entries-unsaid-left-out = ⚠️ { $what } from your message is not in it.
entries-unsaid-mode = ⚠️ Please look how it was paid: { $what }.
entries-unsaid-twice = ⚠️ { $what } stands in it twice.
entries-yes-unsaid = ✅ Yes, write it
entries-no-unsaid = ✖️ Leave it
entries-unsaid-change = ✏️ Write it the way it should be, like “{ $example }”
entries-new-sale_price = Price of { $item }: { $price }
entries-new-cost_price = Buying price of { $item }: { $price }
entries-kind-sale = Sale
entries-kind-purchase = Purchase
entries-kind-sale_return = Came back
entries-kind-purchase_return = Sent back
entries-kind-opening = Opening stock
entries-kind-stock_adjustment = Count

# How an entry is spoken of later.
entries-brief-party = { $party }
entries-brief-purchase = bought { $what }
entries-brief-sale_return = came back { $what }
entries-brief-purchase_return = sent back { $what }
entries-brief-stock_adjustment = count { $what }
entries-brief-opening = opening { $what }
entries-brief-opening-party = old balance { $what }, { $amount }
entries-brief-opening-money = opening { $what }, { $amount }
entries-brief-receipt = { $amount } from { $what }
entries-brief-payment = { $amount } to { $what }
entries-brief-transfer = { $amount }: { $source } → { $target }

# What money is spent on.
entries-category = { $name }

# What was not understood.
entries-hello = 🙏 Hello! Just write what happened, like this: “{ $example }”
entries-thanks = 🙏 Always at your service.
entries-not-understood = 🤔 I did not get that. Write it like this: “{ $example }”
entries-example = sold 5 kg sugar at 45 to Ramesh on credit
entries-edit-not-understood = 🤔 I did not get the change. It stays as it was: { $what }

# What can be written, by example.
guide-all =
    <b>Just write what happened</b>, in your own words. I book it and tell you.
    Examples of what?
guide-sale =
    <b>Sales</b>
    sold 2 kg sugar
    5 kg sugar at 45 to Ramesh on credit
    sold 3 notebooks @25 each, paid by upi
    sold 2 kg sugar at 45 and 1 l mustard oil at 165 to Suresh
    sold 4 soap at 35 less 10
guide-purchase =
    <b>Purchases</b>
    bought 50 kg sugar at 40 from Gupta Traders on credit
    bought 20 packets biscuit at 8.50 cash
guide-receipt =
    <b>Money received</b>
    received 500 from Ramesh
    Sunita paid 1,200 by gpay
guide-payment =
    <b>Money paid</b>
    paid 5000 to Gupta Traders by bank transfer
guide-expense =
    <b>Expenses</b>
    paid 1200 electricity bill
    rent 8000 paid by upi
guide-return =
    <b>Returns</b>
    Ramesh returned 1 kg sugar
    returned 2 kg sugar to Gupta Traders
guide-count =
    <b>Counting stock</b>
    sugar stock is 100 kg
guide-price =
    <b>Prices</b>
    sugar price is now 48
guide-opening =
    <b>What was there before</b>
    opening stock sugar 50 kg at 40
    opening balance Ramesh 1500
guide-transfer =
    <b>Between cash, bank and UPI</b>
    deposited 5000 cash in bank
guide-button-sale = 🛒 Sale
guide-button-purchase = 📦 Purchase
guide-button-receipt = 💰 Received
guide-button-payment = 💸 Paid
guide-button-expense = 🧾 Expense
guide-button-return = ↩️ Return
guide-button-count = 🔢 Count
guide-button-price = 🏷 Price
guide-button-opening = 📖 Opening
guide-button-transfer = 🏦 Transfer
