# Several shops.
shops-go = 🔀 Go to { $shop }
shops-gone = From now on this chat is about <b>{ $shop }</b>.
