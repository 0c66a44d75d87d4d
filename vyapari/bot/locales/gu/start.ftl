# The first minute.
start-hello =
    નમસ્તે! હું વ્યાપારી — તમારી દુકાનનો મુનીમ. 📒
    કઈ ભાષા?
start-name = દુકાનનું નામ? બસ લખી દો.
start-state = કયા રાજ્યમાં?
start-state-unknown = આ રાજ્ય ન મળ્યું. યાદીમાંથી પસંદ કરો, અથવા આખું નામ લખો.
start-gst = GST નંબર છે?
start-gst-none = ના
start-gst-regular = હા
start-gst-composition = કમ્પોઝિશન
start-gstin = GSTIN લખો (15 અક્ષર). લખતાં જ તપાસી લઈશ.
start-later = પછી
start-shop = મારી દુકાન
start-shop-of = { $name }ની દુકાન
start-part-name = { $name }
start-scheme-none = GST નથી
start-scheme-regular = GST
start-scheme-composition = કમ્પોઝિશન
start-done =
    થઈ ગયું ✅ { $shop }
    હવે જે થાય તે બસ લખો. જેમ કે:
    { $examples }
start-back =
    નમસ્તે 🙏 <b>{ $shop }</b>
    જે થયું તે બસ લખો. જેમ કે:
    { $examples }
start-examples =
    <i>5 કિલો ખાંડ 45ના ભાવે રમેશને ઉધાર</i>
    <i>રમેશ પાસેથી 500 મળ્યા</i>
    <i>આજનું વેચાણ</i>
start-help = મદદ
start-stock = સ્ટોક
start-khata = ખાતું
