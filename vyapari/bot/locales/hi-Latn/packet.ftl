# The accountant's packet.
export-packet = 🗂 Accountant ke liye
packet-which = Accountant ka packet, kis mahine ka?
packet-file =
    🗂 { $month }: { $count } entry CSV mein, sab bahi Excel mein, Tally ki files, aur plain-text journal
