# What comes unasked, at its time.
schedule-title = <b>What I send by myself</b>
schedule-summary-line = The day's summary: { $when }
schedule-low-line = With it, what runs low: { $state }
schedule-packet-line = The month's packet for the accountant, on the first: { $state }
schedule-on = yes
schedule-off = no
schedule-summary = 📒 The day's summary
schedule-summary-stop = ✖️ No summary
schedule-low-start = ⚠️ Send what runs low too
schedule-low-stop = ⚠️ Not what runs low
schedule-packet-start = 📦 Send the packet
schedule-packet-stop = 📦 No packet
schedule-ask-hour = At what hour shall the day's summary come? In the morning it is about the day before.
schedule-morning = { $hour } am
schedule-evening = { $hour } pm
schedule-night = { $hour } pm
