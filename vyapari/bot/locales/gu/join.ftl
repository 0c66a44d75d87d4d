# Joining by invitation.
join-in-private = આમંત્રણ મારી સાથે એકલા ચેટમાં ખોલો.
join-done-staff =
    આવો { $name }! હવે તમે <b>{ $shop }</b>ના ચોપડામાં લખી શકો છો.
    કઈ ભાષા?
join-done-accountant =
    આવો { $name }! હવે તમે <b>{ $shop }</b>ના મુનીમ છો.
    કઈ ભાષા?
join-done-owner =
    આવો { $name }! હવે તમે <b>{ $shop }</b>ના માલિક છો.
    કઈ ભાષા?
