# What agents say, and what is said of voice notes and photos.

agent-gone = 🤔 I cannot work that one out just now. What always works: “{ $example }”
agent-gone-for = 🤔 I cannot work that one out for another { $minutes } minutes. What always works: “{ $example }”
agent-reports = 📊 Reports
agent-blocked = I would rather not answer that. Ask me about the shop.
agent-undo = Take this back? { $what }
agent-withheld = <i>(I left out a figure that the books do not bear out.)</i>
agent-withheld-all = The books do not hold the figures for an answer.

agent-too-large = This file is too large for me. Please send a smaller one, or a photo.
agent-media-rests = ⏳ I cannot look at this just now. Please send it again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
agent-media-rests-long = ⏳ I cannot look at this today any more. Please send it again in about { $hours } hours, or write it.
agent-media-unreadable = I cannot open this one: it may be damaged. Please send a new one, or write it.
agent-file-gone = Telegram no longer has this file. Please send it again.
agent-file-unknown = I read voice notes, photos and PDF pages of bills and lists. This file I cannot read.
agent-voice-long = I listen to voice notes of up to { $minutes } minutes. Please send it in parts.
agent-voice-unclear = I could not make out any words. Please say it again, or write it.

# A bill or list read from a photo.
agent-paper-other = I see neither a bill nor a list of goods here. Take the photo straight from above, in good light.
agent-paper-bill = 🧾 Bill
agent-paper-sales = 📝 List
agent-paper-number = no. { $number }
agent-paper-line = { $place }. { $item } { $figures } = { $amount }
agent-paper-printed = ⚠️ printed { $amount }
agent-paper-tax = GST { $amount }
agent-paper-differs = ⚠️ The sums differ: { $totals }. Which is right?
agent-paper-write-bill = ✅ Write as purchase
agent-paper-write-sales = ✅ Write as sale
agent-paper-edit = ✏️ Correct a line
agent-paper-how =
    Write the line's number and what is right, like
    <i>3: 12 x 126</i> (quantity × price) or <i>3: 1512</i> (amount) or <i>remove 3</i>
