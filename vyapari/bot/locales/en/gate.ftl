# Why somebody may not do something, said politely.
gate-start = Set up my shop
gate-no-shop = There is no shop here yet. Setting one up takes a minute.
gate-stranger = These are another shop's books. Its owner can send you an invitation.
gate-record = You may not write entries here. Please ask the owner.
gate-correct = Only the owner or the accountant can change other people's entries.
gate-prices = Only the owner or the accountant can change items, prices and customers.
gate-look = You may not look into these books. Please ask the owner.
gate-reports = Reports are for the owner and the accountant.
gate-export = Only the owner or the accountant can take the books out.
gate-settings = Only the owner can change the shop's settings.
gate-team = Only the owner can see and change the team.
gate-erase = Only the owner can erase the shop's books.
gate-stale = This button is old. Please ask again.
