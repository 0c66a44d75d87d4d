# Files to take away.
export-what = What shall I make?
export-books-xlsx = 📗 All books (Excel)
export-books-pdf = 📄 All books (PDF)
export-one-book = 📒 One book
export-as-csv = 🗒 Entries (CSV)
export-which = Entries of which days? They come as a CSV file for Excel.
export-all = Everything
export-stock = 📦 Stock
export-empty = Nothing is written there.
export-entries =
    📥 { $count } { $count ->
        [one] entry
       *[other] entries
    }, with those taken back
export-of-stock =
    📥 Stock of { $count } { $count ->
        [one] item
       *[other] items
    }
