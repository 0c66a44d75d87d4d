# Help.
help-home = Bas likhiye jo hua; bahi main likhta hoon. Kis cheez mein madad chahiye?
help-back = ⬅ Wapas
help-topic-sell = Bechna
help-topic-buy = Kharidna
help-topic-money = Paise aur kharche
help-topic-stock = Stock aur daam
help-topic-khata = Khata
help-topic-reports = Report
help-topic-mend = Galti sudhaarna
help-topic-shop = Dukaan aur team
help-sell =
    <b>Bechna</b>
    <i>5 kilo cheeni 45 ke bhav bechi</i>
    <i>5 kilo cheeni 45 ke bhav Ramesh ko udhar</i>
    <i>Fatima ko 2 maggi aur 1 lux udhar diya</i>
    <i>4 lux 35 ke bhav, 10 kam</i>
    <i>Ramesh ne 1 kilo cheeni wapas ki</i>
    Bill har bikri ke neeche button par hai.
    /quote se bhav-patra (quotation) banta hai, aur ek tap mein uska bill.
help-buy =
    <b>Kharidna</b>
    <i>Gupta se 50 kilo cheeni 40 me kharidi udhaar</i>
    <i>20 packet maggi 12 me kharide cash</i>
    <i>Gupta ko 2 kilo cheeni wapas ki</i>
help-money =
    <b>Paise aur kharche</b>
    <i>Ramesh se 500 mile</i>
    <i>Mohan ne 300 rupaye diye phonepe se</i>
    <i>Gupta traders ko 2000 diye</i>
    <i>bijli ka bill 1500 bhara</i>
    <i>10000 cash bank me jama kiya</i>
help-stock =
    <b>Stock aur daam</b>
    <i>cheeni ka stock 100 kilo hai</i> (ginti ke baad)
    <i>cheeni ka daam ab 48</i>
    <i>cheeni kitni bachi hai</i>
    /stock mein sab dikhta hai, /items mein daam aur jaankari. List Excel mein hai? /export se bhariye.
help-khata =
    <b>Khata</b>
    <i>Ramesh ka hisaab</i>
    <i>kisse kitna lena hai</i>
    /khata mein sabka baaki dikhta hai; har khate ke neeche uska statement (PDF) aur yaad dilane ka message hai.
help-reports =
    <b>Report</b>
    <i>aaj ki bikri</i>
    <i>is mahine ka munafa</i>
    /report mein sab hain, chart bhi; /day mein aaj ka din.
    /export: bahi Excel ya PDF mein, GST return, accountant ke liye packet.
help-mend =
    <b>Galti sudhaarna</b>
    Entry ke neeche ↩️ dabaiye, ya <i>undo</i> likhiye. Ya apna message badliye: bahi bhi badal dunga. Purani entry ke liye /delete.
help-shop =
    <b>Dukaan aur team</b>
    /company mein bill par chhapne wali jaankari, /settings mein GST aur baaki, /team se apne log jodiye, /language se bhasha badliye.
