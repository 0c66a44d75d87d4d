# The logo on papers.
logo-button = 🖼 Logo
logo-ask = Apna logo photo ki tarah bhejiye. Woh aapke kagazon ke upar aayega.
logo-remove = 🗑 Hatao
logo-saved = ✅ Ab se aapka logo kagazon par aayega.
logo-removed = Hata diya. Ab kagazon par logo nahi aayega.
logo-unreadable = Yeh tasveer padhi nahi ja rahi. Doosri bhejiye.
logo-as-photo = File ki tarah nahi, photo ki tarah bhejiye.
