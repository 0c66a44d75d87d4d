# Why somebody may not do something, said politely.
gate-start = Dukaan shuru karein
gate-no-shop = Yahan abhi koi dukaan nahi hai. Ek minute mein ban jayegi.
gate-stranger = Ye kisi aur dukaan ki bahi hai. Maalik aapko nyota bhej sakte hain.
gate-record = Aap yahan likh nahi sakte. Maalik se puchiye.
gate-correct = Doosron ki likhi entry sirf maalik ya munim badal sakte hain.
gate-prices = Maal, daam aur grahak sirf maalik ya munim badal sakte hain.
gate-look = Aap ye bahi nahi dekh sakte. Maalik se puchiye.
gate-reports = Report sirf maalik aur munim dekh sakte hain.
gate-export = Bahi ki copy sirf maalik ya munim nikaal sakte hain.
gate-settings = Dukaan ki settings sirf maalik badal sakte hain.
gate-team = Team sirf maalik dekh aur badal sakte hain.
gate-erase = Dukaan ki bahi sirf maalik mita sakte hain.
gate-stale = Ye button purana hai. Dobara puchiye.
