# The accountant's packet.
export-packet = 🗂 For the accountant
packet-which = The packet for your accountant, of which month?
packet-file =
    🗂 { $month }: { $count } { $count ->
        [one] entry
       *[other] entries
    } as CSV, all books as Excel, files for Tally, and a plain-text journal
