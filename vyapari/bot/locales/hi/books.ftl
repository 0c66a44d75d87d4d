# The books as files.
books-which = कौन सी बही?
books-all = 📚 सब बही
books-profit-loss = लाभ-हानि
books-balance-sheet = बैलेंस शीट
books-trial-balance = तलपट
books-day-book = रोज़नामचा
books-cash-book = रोकड़ बही
books-ledger = खाता बही
books-stock-register = स्टॉक रजिस्टर
books-days-xlsx = <b>{ $book }</b> Excel फ़ाइल में, किन दिनों की?
books-days-pdf = <b>{ $book }</b> PDF में, किन दिनों की?
books-as-xlsx = 📗 Excel
books-as-pdf = 📄 PDF
books-file = 📒 { $book } · { $days }
books-too-long = 📒 { $book } · { $days }। PDF के लिए बहुत लंबी है, इसलिए Excel फ़ाइल है।
books-as-files = 📚 बही की फ़ाइलें
