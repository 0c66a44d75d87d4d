# In a group.
group-hello = I keep the books of <b>{ $shop }</b> here. Mention me (@{ $bot }) with what happened, or answer one of my messages.
group-offer = Shall I keep the books of <b>{ $shop }</b> in this group? Everybody here can read what I answer.
group-yes = Yes, here
group-no-shop = Please set up your shop with me alone first; then send /start here again.
group-not-written = This is not written yet: nobody has linked a shop to this group. Send it again after that.
