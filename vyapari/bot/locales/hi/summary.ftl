# The day's summary.
summary-title = 📒 <b>{ $shop }</b> · { $date }
summary-nothing = कुछ लिखा नहीं गया।
summary-sales = बिक्री <b>{ $amount }</b> · { $bills } बिल
summary-profit = मुनाफ़ा { $amount }
summary-spent = खर्च: { $amount }
summary-owed = लेना है: { $amount }
summary-book = 📖 एंट्री
summary-schedule = ⏰ बदलो
