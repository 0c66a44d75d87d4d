# Joining by invitation.
join-in-private = Nyota mujhse akele chat mein kholiye.
join-done-staff =
    Aaiye { $name } ji! Ab aap <b>{ $shop }</b> ki bahi mein likh sakte hain.
    Bhasha?
join-done-accountant =
    Aaiye { $name } ji! Ab aap <b>{ $shop }</b> ke munim hain.
    Bhasha?
join-done-owner =
    Aaiye { $name } ji! Ab aap <b>{ $shop }</b> ke maalik hain.
    Bhasha?
