# The books as files.
books-which = Kaun si bahi?
books-all = 📚 Sab bahi
books-profit-loss = Munafa-nuksan
books-balance-sheet = Balance sheet
books-trial-balance = Trial balance
books-day-book = Rojnamcha
books-cash-book = Rokad bahi
books-ledger = Ledger
books-stock-register = Stock register
books-days-xlsx = <b>{ $book }</b> Excel file mein, kin dinon ki?
books-days-pdf = <b>{ $book }</b> PDF mein, kin dinon ki?
books-as-xlsx = 📗 Excel
books-as-pdf = 📄 PDF
books-file = 📒 { $book } · { $days }
books-too-long = 📒 { $book } · { $days }. PDF ke liye bahut lambi hai, isliye Excel file hai.
books-as-files = 📚 Bahi ki files
