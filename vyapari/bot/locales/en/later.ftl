# A reminder for a day to come.
later-ask = On which day shall I remind you of { $party }?
later-ask-again = I will remind you of { $party } on { $day }. On another day?
later-set = ⏰ I will remind you of { $party } on { $day } at 10 am.
later-none = I will not remind you of { $party }.
later-off = ✖️ Don't remind me
later-past = Please choose a day that is still to come, within a year.
later-due = ⏰ You wanted to remind <b>{ $party }</b> today.
later-khata = ⬅ Khata
