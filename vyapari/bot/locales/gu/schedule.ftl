# What comes unasked, at its time.
schedule-title = <b>હું જાતે શું મોકલું</b>
schedule-summary-line = દિવસનો હિસાબ: { $when }
schedule-low-line = સાથે, જે માલ ઓછો છે: { $state }
schedule-packet-line = એકાઉન્ટન્ટનું પેકેટ, દર મહિનાની પહેલીએ: { $state }
schedule-on = હા
schedule-off = ના
schedule-summary = 📒 દિવસનો હિસાબ
schedule-summary-stop = ✖️ હિસાબ ન મોકલો
schedule-low-start = ⚠️ ઓછો માલ પણ જણાવો
schedule-low-stop = ⚠️ ઓછો માલ ન જણાવો
schedule-packet-start = 📦 પેકેટ મોકલો
schedule-packet-stop = 📦 પેકેટ ન મોકલો
schedule-ask-hour = દિવસનો હિસાબ કેટલા વાગ્યે મોકલું? સવારે હોય તો આગલા દિવસનો હશે.
schedule-morning = સવારે { $hour } વાગ્યે
schedule-evening = સાંજે { $hour } વાગ્યે
schedule-night = રાત્રે { $hour } વાગ્યે
