# Bills.
invoices-none = હજી કોઈ બિલ નથી. પહેલાં વેચાણ લખો, જેમ કે: <i>5 કિલો ખાંડ 45ના ભાવે વેચી</i>
invoices-unknown = { $number } નંબરનું બિલ ચોપડામાં નથી.
invoices-cancelled = બિલ { $number } પાછું લેવાઈ ગયું છે.
invoices-not-printed = કાગળ ફક્ત વેચાણ, પરત માલ અને મળેલા પૈસાનો બને.
invoices-bill = bill
invoices-caption = 🧾 { $bill }
invoices-no-gstin = ⚠️ આના પર તમારો GSTIN હજી નથી. /company માં લખી દો.
invoices-thermal = 🧾 80 mm રોલ
invoices-copies = 📑 નકલો સાથે
