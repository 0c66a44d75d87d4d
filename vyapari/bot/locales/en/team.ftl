# The shop's people.
team-title = <b>The people of { $shop }</b>
team-line = { $name } · { $role }
team-role-owner = owner
team-role-accountant = accountant
team-role-staff = staff
team-may-owner = May do everything.
team-may-accountant = Writes, corrects, changes prices, sees reports and takes files; no settings, no team.
team-may-staff = Writes entries, takes back their own, sees stock, khata and bills; no reports.
team-invite-staff = ➕ Invite staff
team-invite-accountant = ➕ Invite accountant
team-invite-in-private = An invitation is for one person. Please make it in a chat with me alone.
team-invite-again = ➕ New invitation
team-link-lost = That invitation got lost on the way. Please make a new one.
team-link-staff =
    Send this link to the person who shall write in the books of <b>{ $shop }</b>. It works once, for 48 hours.
    { $link }
team-link-accountant =
    Send this link to the accountant of <b>{ $shop }</b>. It works once, for 48 hours.
    { $link }
team-person =
    <b>{ $name }</b> · { $role }
    { $may }
team-make-owner = Make owner
team-make-accountant = Make accountant
team-make-staff = Make staff
team-out = 🚪 Remove
team-out-sure = Remove { $name } from the shop? What they wrote stays in the books.
team-out-yes = Yes, remove
team-out-no = No
team-back = ⬅ Team
team-now-owner = ✅ { $name } is now an owner.
team-now-accountant = ✅ { $name } is now the accountant.
team-now-staff = ✅ { $name } is now staff.
team-now-gone = ✅ { $name } no longer belongs to the shop.
