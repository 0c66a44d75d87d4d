# Files to take away.
export-what = Kya banaun?
export-books-xlsx = 📗 Sab bahi (Excel)
export-books-pdf = 📄 Sab bahi (PDF)
export-one-book = 📒 Ek bahi
export-as-csv = 🗒 Entry (CSV)
export-which = Kin dinon ki entry? Excel ke liye CSV file aayegi.
export-all = Sab kuch
export-stock = 📦 Stock
export-empty = Wahan kuch likha nahi hai.
export-entries = 📥 { $count } entry, wapas li hui bhi
export-of-stock = 📥 { $count } maal ka stock
