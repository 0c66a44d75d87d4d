# The books as files.
books-which = કયો ચોપડો?
books-all = 📚 બધા ચોપડા
books-profit-loss = નફો-નુકસાન
books-balance-sheet = પાકું સરવૈયું
books-trial-balance = કાચું સરવૈયું
books-day-book = દિવસનો હિસાબ
books-cash-book = રોજમેળ
books-ledger = ખાતાવહી
books-stock-register = સ્ટોક રજિસ્ટર
books-days-xlsx = <b>{ $book }</b> Excel ફાઇલમાં, કયા દિવસો?
books-days-pdf = <b>{ $book }</b> PDFમાં, કયા દિવસો?
books-as-xlsx = 📗 Excel
books-as-pdf = 📄 PDF
books-file = 📒 { $book } · { $days }
books-too-long = 📒 { $book } · { $days }. PDF માટે બહુ લાંબું થાય, એટલે Excel ફાઇલ છે.
books-as-files = 📚 ચોપડાની ફાઇલો
