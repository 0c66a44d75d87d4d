# The day's summary.
summary-title = 📒 <b>{ $shop }</b> · { $date }
summary-nothing = Nothing was written.
summary-sales =
    Sales <b>{ $amount }</b> · { $bills } { $bills ->
        [one] bill
       *[other] bills
    }
summary-profit = profit { $amount }
summary-spent = Spent: { $amount }
summary-owed = To collect: { $amount }
summary-book = 📖 Entries
summary-schedule = ⏰ Change
