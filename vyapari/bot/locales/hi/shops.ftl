# Several shops.
shops-go = 🔀 { $shop } पर जाओ
shops-gone = अब से यहाँ <b>{ $shop }</b> की बही है।
