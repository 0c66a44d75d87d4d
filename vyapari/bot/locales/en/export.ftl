# Files to take away.
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
