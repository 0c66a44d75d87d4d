# Accounts of customers and suppliers.
khata-name = <b>{ $party }</b>
khata-owes = owes { $amount }
khata-owed = to pay { $amount }
khata-clear = settled ✅
khata-before = before
khata-nothing = Nothing written yet.
khata-old = Older than 30 days: { $amount }
khata-received = 💰 Money received
khata-paid = 💸 Money paid
khata-remind = 📲 Remind
khata-pdf = 📄 PDF
khata-details = 👤 Details
khata-everybody = 👥 Everybody
khata-unknown = I find no { $name } in your books.
khata-which = Which one?
khata-receivable =
    To collect: <b>{ $total }</b> · { $count } { $count ->
        [one] person
       *[other] people
    }
khata-payable =
    To pay: <b>{ $total }</b> · { $count } { $count ->
        [one] person
       *[other] people
    }
khata-no-receivable = Nobody owes you anything. ✅
khata-no-payable = You owe nobody anything. ✅
khata-show-receivable = Whom to collect from
khata-show-payable = Whom to pay
khata-age-30 = up to 30 days { $amount }
khata-age-60 = 31–60 days { $amount }
khata-age-90 = 61–90 days { $amount }
khata-age-more = older { $amount }
khata-opening = opening
khata-later = ⏰ Later
