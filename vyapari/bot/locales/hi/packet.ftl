# The accountant's packet.
export-packet = 🗂 अकाउंटेंट के लिए
packet-which = अकाउंटेंट का पैकेट, किस महीने का?
packet-file =
    🗂 { $month }: { $count } एंट्री CSV में, सब बही Excel में, Tally की फ़ाइलें, और सादा टेक्स्ट जर्नल
