# The first minute.
start-hello =
    Hello! I am Vyapari, your shop's bookkeeper. 📒
    Which language?
start-name = What is your shop called? Just type its name.
start-state = Which state is it in?
start-state-unknown = I don't know that state. Please pick it from the list, or type its full name.
start-gst = Does the shop have a GST number?
start-gst-none = No
start-gst-regular = Yes
start-gst-composition = Composition
start-gstin = Please type the GSTIN (15 characters). I check it as I write it down.
start-later = Later
start-shop = My shop
start-shop-of = { $name }'s shop
start-part-name = { $name }
start-scheme-none = no GST
start-scheme-regular = GST
start-scheme-composition = composition
start-done =
    All set ✅ { $shop }
    Now just write what happens. Like this:
    { $examples }
start-back =
    Welcome back 🙏 <b>{ $shop }</b>
    Just write what happened. Like this:
    { $examples }
start-examples =
    <i>sold 5 kg sugar at 45 to Ramesh on credit</i>
    <i>received 500 from Ramesh</i>
    <i>today's sales</i>
start-help = Help
start-stock = Stock
start-khata = Khata
