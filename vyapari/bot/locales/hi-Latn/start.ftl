# The first minute.
start-hello =
    Namaste! Main Vyapari — aapki dukaan ka munim. 📒
    Bhasha?
start-name = Dukaan ka naam? Bas likh dijiye.
start-state = Kis state mein?
start-state-unknown = Ye state nahi mila. List se chuniye, ya poora naam likhiye.
start-gst = GST number hai?
start-gst-none = Nahi
start-gst-regular = Haan
start-gst-composition = Composition
start-gstin = GSTIN likhiye (15 akshar). Likhte hi jaanch lunga.
start-later = Baad mein
start-shop = Meri dukaan
start-shop-of = { $name } ki dukaan
start-part-name = { $name }
start-scheme-none = GST nahi
start-scheme-regular = GST
start-scheme-composition = composition
start-done =
    Ho gaya ✅ { $shop }
    Ab bas likhiye jo hua. Jaise:
    { $examples }
start-back =
    Namaste 🙏 <b>{ $shop }</b>
    Bas likhiye jo hua. Jaise:
    { $examples }
start-examples =
    <i>5 kilo cheeni 45 ke bhav Ramesh ko udhar</i>
    <i>Ramesh se 500 mile</i>
    <i>aaj ki bikri</i>
start-help = Madad
start-stock = Stock
start-khata = Khata
