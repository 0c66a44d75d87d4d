# The shop's people.
team-title = <b>{ $shop }ના માણસો</b>
team-line = { $name } · { $role }
team-role-owner = માલિક
team-role-accountant = મુનીમ
team-role-staff = સ્ટાફ
team-may-owner = બધું કરી શકે.
team-may-accountant = લખે, સુધારે, ભાવ બદલે, રિપોર્ટ અને ફાઇલ; સેટિંગ અને ટીમ નહીં.
team-may-staff = એન્ટ્રી લખે, પોતાની પાછી લે, સ્ટોક, ખાતું અને બિલ જુએ; રિપોર્ટ નહીં.
team-invite-staff = ➕ સ્ટાફ ઉમેરો
team-invite-accountant = ➕ મુનીમ ઉમેરો
team-invite-in-private = આમંત્રણ એક જ માણસ માટે હોય છે. મારી સાથે એકલા ચેટમાં બનાવો.
team-invite-again = ➕ નવું આમંત્રણ
team-link-lost = તે આમંત્રણ રસ્તામાં ખોવાઈ ગયું. નવું બનાવો.
team-link-staff =
    આ લિંક એને મોકલો જે <b>{ $shop }</b>ના ચોપડામાં લખશે. એક જ વાર ચાલશે, 48 કલાક સુધી.
    { $link }
team-link-accountant =
    આ લિંક <b>{ $shop }</b>ના મુનીમને મોકલો. એક જ વાર ચાલશે, 48 કલાક સુધી.
    { $link }
team-person =
    <b>{ $name }</b> · { $role }
    { $may }
team-make-owner = માલિક બનાવો
team-make-accountant = મુનીમ બનાવો
team-make-staff = સ્ટાફ બનાવો
team-out = 🚪 કાઢો
team-out-sure = { $name }ને દુકાનમાંથી કાઢું? એમનું લખેલું ચોપડામાં રહેશે.
team-out-yes = હા, કાઢો
team-out-no = ના
team-back = ⬅ ટીમ
team-now-owner = ✅ { $name } હવે માલિક છે.
team-now-accountant = ✅ { $name } હવે મુનીમ છે.
team-now-staff = ✅ { $name } હવે સ્ટાફ છે.
team-now-gone = ✅ { $name } હવે દુકાનમાં નથી.
