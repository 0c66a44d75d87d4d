# What the books refused.
refused-other = That could not be done. Nothing has changed.
refused-forbidden = You may not do that in this shop.
refused-name-taken = There is already one called { $name }. Please choose another name.
refused-invite-used = This invitation has been used already. Ask the owner for a new one.
refused-invite-expired = This invitation is too old. Ask the owner for a new one.
refused-not-found = That is no longer there. Please ask again.
refused-last-owner = A shop needs an owner. Make somebody else an owner first.
refused-already-member = You already belong to this shop. The invitation is for somebody else.
