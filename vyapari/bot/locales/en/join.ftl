# Joining by invitation.
join-in-private = Please open the invitation in a chat with me alone.
join-done-staff =
    Welcome, { $name }! You now write in the books of <b>{ $shop }</b>.
    Which language?
join-done-accountant =
    Welcome, { $name }! You are now the accountant of <b>{ $shop }</b>.
    Which language?
join-done-owner =
    Welcome, { $name }! You are now an owner of <b>{ $shop }</b>.
    Which language?
