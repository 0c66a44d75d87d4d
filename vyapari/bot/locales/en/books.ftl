# The books as files.
books-which = Which book?
books-all = 📚 All books
books-profit-loss = Profit and loss
books-balance-sheet = Balance sheet
books-trial-balance = Trial balance
books-day-book = Day book
books-cash-book = Cash book
books-ledger = Ledger
books-stock-register = Stock register
books-days-xlsx = <b>{ $book }</b> as an Excel file, of which days?
books-days-pdf = <b>{ $book }</b> as a PDF, of which days?
books-as-xlsx = 📗 Excel
books-as-pdf = 📄 PDF
books-file = 📒 { $book } · { $days }
books-too-long = 📒 { $book } · { $days }. Too long to print, so here it is as an Excel file.
books-as-files = 📚 Books as files
