# Several shops.
shops-go = 🔀 { $shop } પર જાઓ
shops-gone = હવેથી અહીં <b>{ $shop }</b>નો ચોપડો છે.
