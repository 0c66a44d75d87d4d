# The day's summary.
summary-title = 📒 <b>{ $shop }</b> · { $date }
summary-nothing = Kuchh likha nahi gaya.
summary-sales = Bikri <b>{ $amount }</b> · { $bills } bill
summary-profit = munafa { $amount }
summary-spent = Kharcha: { $amount }
summary-owed = Lena hai: { $amount }
summary-book = 📖 Entries
summary-schedule = ⏰ Badlo
