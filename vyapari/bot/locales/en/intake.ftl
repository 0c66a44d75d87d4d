# Items, parties and opening balances from a table.
intake-button = 📥 Bring in a list
intake-ask = Fill in this workbook and send it back, or paste rows with their headings here, copied from your own Excel sheet. Nothing is written unless all of it is right.
intake-sheet-items = Items
intake-sheet-parties = Parties
intake-sheet-money = Money
intake-note-items-name = What the goods are called. Needed.
intake-note-items-unit = kg, g, l, pcs, packet, bag, box, dozen… Pieces where it is empty.
intake-note-items-qty = What is on the shelf now, in that unit.
intake-note-items-cost = What one of them cost you, in rupees. Needed where there is stock.
intake-note-items-sale = What you sell one for, in rupees.
intake-note-items-hsn = The HSN code: 4, 6 or 8 digits.
intake-note-items-tax = The GST rate in percent: 0, 5, 18, 40…
intake-note-items-low = Tell me when there is no more than this.
intake-note-parties-name = The name of the customer or supplier. Needed.
intake-note-parties-kind = customer or supplier
intake-note-parties-owes = What they owe you now, in rupees.
intake-note-parties-owed = What you owe them now, in rupees.
intake-note-parties-phone = Their phone number
intake-note-parties-gstin = Their GSTIN, 15 characters
intake-note-parties-address = Their address
intake-note-money-account = cash, bank or UPI
intake-note-money-amount = What is there now, in rupees.
intake-fault = Row { $row } ({ $place }): { $what }
intake-bullet = • { $what }
intake-faults =
    ⚠️ { $count } { $count ->
        [one] thing is
       *[other] things are
    } not right, so nothing was written:
intake-more = and { $count } more, in the file
intake-again = Correct the list and send it again.
intake-unknown = I find no headings that I know in it, like Item, Unit, Sale price, or Party, They owe. The template shows them.
intake-empty = There are headings in it, but no rows.
intake-nothing = All of it is in your books already. Nothing changed.
intake-many = That is { $count } rows; please send at most { $most } at a time.
intake-large = That file is too large. A list of items takes less than 5 MB.
intake-long = That file has too many rows. Please send it in parts.
intake-format = I cannot read that file. Please save it as Excel (.xlsx) or CSV and send it again.
intake-cost-needed = The cost price is needed where there is stock; without it all of a sale would look like profit.
intake-both-sides = Either they owe you or you owe them, not both.
intake-twice = { $name } stands in row { $row } already.
intake-unit = I do not know that unit. Like kg, l, pcs or packet.
intake-kind = Please write customer or supplier.
intake-account = Please write cash, bank or UPI.
intake-unit-differs = Its stock is kept in { $unit }. Leave the unit, or sell the stock off first.
intake-has-stock = { $name } has stock in the books already. Leave this empty, or count it in the chat.
intake-has-balance = { $name } has a balance in the books already. Leave this empty.
intake-has-money = There is money in the books already. Leave this empty.
intake-done =
    ✅ Written: { $items } { $items ->
        [one] item
       *[other] items
    }, { $parties } { $parties ->
        [one] party
       *[other] parties
    }
intake-done-stock = Stock worth { $amount }
intake-done-receivable = To collect { $amount }
intake-done-payable = To pay { $amount }
intake-done-money = Money in hand { $amount }
