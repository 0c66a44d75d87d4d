# The day's summary.
summary-title = 📒 <b>{ $shop }</b> · { $date }
summary-nothing = કંઈ લખાયું નથી.
summary-sales = વેચાણ <b>{ $amount }</b> · { $bills } બિલ
summary-profit = નફો { $amount }
summary-spent = ખર્ચ: { $amount }
summary-owed = લેવાના: { $amount }
summary-book = 📖 એન્ટ્રી
summary-schedule = ⏰ બદલો
