# What comes unasked, at its time.
schedule-title = <b>Main apne aap kya bhejun</b>
schedule-summary-line = Din ka hisaab: { $when }
schedule-low-line = Saath mein, jo maal kam hai: { $state }
schedule-packet-line = Accountant ka packet, har mahine ki pehli ko: { $state }
schedule-on = haan
schedule-off = nahi
schedule-summary = 📒 Din ka hisaab
schedule-summary-stop = ✖️ Hisaab mat bhejo
schedule-low-start = ⚠️ Kam maal bhi batao
schedule-low-stop = ⚠️ Kam maal mat batao
schedule-packet-start = 📦 Packet bhejo
schedule-packet-stop = 📦 Packet mat bhejo
schedule-ask-hour = Din ka hisaab kitne baje bhejun? Subah ho to pichle din ka hoga.
schedule-morning = subah { $hour } baje
schedule-evening = shaam { $hour } baje
schedule-night = raat { $hour } baje
