# Joining by invitation.
join-in-private = न्योता मुझसे अकेले चैट में खोलिए।
join-done-staff =
    आइए { $name } जी! अब आप <b>{ $shop }</b> की बही में लिख सकते हैं।
    भाषा?
join-done-accountant =
    आइए { $name } जी! अब आप <b>{ $shop }</b> के मुनीम हैं।
    भाषा?
join-done-owner =
    आइए { $name } जी! अब आप <b>{ $shop }</b> के मालिक हैं।
    भाषा?
