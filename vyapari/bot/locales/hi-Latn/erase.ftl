# Erasing the shop.
erase-ask =
    ⚠️ Isse <b>{ $shop }</b> ki poori bahi hamesha ke liye mit jayegi: entry, khata, stock, bill. Koi wapas nahi la sakta.
    Mitana hai to dukaan ka naam likhiye: <code>{ $shop }</code>
erase-export = 📥 Pehle file lo
erase-not-it = Naam poora nahi mila. Kuch nahi mita. Bilkul aise likhiye: <code>{ $shop }</code>
erase-done = Aapki dukaan ka sab kuch mit gaya. Naya shuru karna ho to /start bhejiye. 🙏
