# What the bot says whatever is asked of it.
core-slow = You are writing faster than I can keep up with: { $messages } messages at a time. Messages marked { $mark } are <b>not booked</b>; please send them again in { $seconds } s.
core-slow-press = One moment, please: again in { $seconds } s.
core-kept = 🕓 This message is kept. The books cannot be reached just now; I book it as soon as they can.
core-as-of = 🕓 <b>As of { $time }</b>: the books cannot be reached just now. What was written after that is not in it.
core-dead = ⚠️ I could not deal with this message, and nothing of it is booked. It is kept for a person to look at; you may also write it in other words.
core-dead-booked = ⚠️ This message <b>is booked</b>, but I could not show you how. Please do not send it again; /day lists it.
core-dead-unsure = ⚠️ I could not deal with this message. It is kept for a person to look at. Please see with /day whether it is booked before you send it again.
core-unknown-command = I know no /{ $command }. /help shows what I can do.
core-old-button = This button no longer does anything.
core-only-text = I read text only. Write what happened, like <i>sold 5 kg sugar 225 cash</i>.
core-heard = 🎤 <i>{ $words }</i>
core-stranger = 🔒 This bookkeeper works only for people its operator has let in. If that should be you, send the operator your Telegram number: <code>{ $id }</code>
core-stranger-press = This bookkeeper works only for people its operator has let in.
