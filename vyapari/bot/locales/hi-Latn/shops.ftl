# Several shops.
shops-go = 🔀 { $shop } par jao
shops-gone = Ab se yahan <b>{ $shop }</b> ki bahi hai.
