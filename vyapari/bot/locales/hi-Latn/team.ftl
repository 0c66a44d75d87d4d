# The shop's people.
team-title = <b>{ $shop } ke log</b>
team-line = { $name } · { $role }
team-role-owner = maalik
team-role-accountant = munim
team-role-staff = staff
team-may-owner = Sab kuch kar sakte hain.
team-may-accountant = Likhna, sudhaarna, daam badalna, report aur file; settings aur team nahi.
team-may-staff = Entry likhna, apni wapas lena, stock, khata aur bill dekhna; report nahi.
team-invite-staff = ➕ Staff jodo
team-invite-accountant = ➕ Munim jodo
team-invite-in-private = Nyota ek hi insaan ke liye hota hai. Mujhse akele chat mein banaiye.
team-invite-again = ➕ Naya nyota
team-link-lost = Wo nyota raste mein kho gaya. Naya banaiye.
team-link-staff =
    Ye link usko bhejiye jo <b>{ $shop }</b> ki bahi mein likhega. Ek baar chalega, 48 ghante tak.
    { $link }
team-link-accountant =
    Ye link <b>{ $shop }</b> ke munim ko bhejiye. Ek baar chalega, 48 ghante tak.
    { $link }
team-person =
    <b>{ $name }</b> · { $role }
    { $may }
team-make-owner = Maalik banao
team-make-accountant = Munim banao
team-make-staff = Staff banao
team-out = 🚪 Hatao
team-out-sure = { $name } ko dukaan se hatayein? Unka likha bahi mein rahega.
team-out-yes = Haan, hatao
team-out-no = Nahi
team-back = ⬅ Team
team-now-owner = ✅ { $name } ab maalik hain.
team-now-accountant = ✅ { $name } ab munim hain.
team-now-staff = ✅ { $name } ab staff hain.
team-now-gone = ✅ { $name } ab dukaan mein nahi hain.
