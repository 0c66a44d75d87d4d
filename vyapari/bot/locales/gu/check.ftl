# What is wrong with a typed value.
check-empty = આ ખાલી છે. ફરીથી લખો.
check-long = આ બહુ લાંબું છે; વધારેમાં વધારે { $longest } અક્ષર.
check-phone = આ ફોન નંબર નથી લાગતો. જેમ કે 98765 43210.
check-email = આ ઈમેલ નથી લાગતો. જેમ કે dukan@example.com.
check-upi = આ UPI ID નથી લાગતું. જેમ કે naam@okaxis.
check-gstin-length = GSTINમાં 15 અક્ષર હોય; { $text }માં { $length } છે. જોઈને ફરી મોકલો.
check-gstin-shape = { $text } GSTIN નથી: { $position }મો અક્ષર ખોટો છે. જોઈને ફરી મોકલો.
check-gstin-state = { $text } GSTIN નથી: પહેલા બે આંકડા કોઈ રાજ્યના નથી. જોઈને ફરી મોકલો.
check-gstin-check = GSTIN { $text }નો મેળ નથી બેસતો: છેલ્લો અક્ષર { $expected } હોવો જોઈએ. જોઈને ફરી મોકલો.
check-pan = { $text } PAN નથી. એમાં 10 અક્ષર હોય, જેમ કે ABCPE1234F.
check-hsn = HSN કોડમાં 4, 6 કે 8 આંકડા હોય. જેમ કે ખાંડનો 1701.
check-amount = રકમ રૂપિયામાં લખો. જેમ કે 450 કે 45.50.
check-paise = પોઈન્ટ પછી બે જ આંકડા લખો, પૈસા સુધી.
check-number = એક સંખ્યા લખો. જેમ કે 10 કે 2.5.
check-rate = GSTનો દર ટકામાં લખો. જેમ કે 5 કે 18.
