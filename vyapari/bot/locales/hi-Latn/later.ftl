# A reminder for a day to come.
later-ask = { $party } ki yaad kis din dilaun?
later-ask-again = { $party } ki yaad { $day } ko dilaunga. Kisi aur din?
later-set = ⏰ { $party } ki yaad { $day } ko subah 10 baje dilaunga.
later-none = { $party } ki yaad nahi dilaunga.
later-off = ✖️ Yaad mat dilao
later-past = Aane wala koi din chuniye, ek saal ke andar.
later-due = ⏰ Aaj <b>{ $party }</b> ko yaad dilana tha.
later-khata = ⬅ Khata
