# Why an entry was not booked, and what to do next.
refusal-other = ⚠️ This could not be written just now. Please write it once more in other words.
refusal-forbidden = You may not write in this shop's books. Ask the owner.
refusal-not_yours = Somebody else wrote this entry; only the owner or accountant can change it.
refusal-future_date = { $date } is still to come. Write it on the day, or with a date up to today.
refusal-closed_period = The books are closed up to { $until }. Write it with a later date.
refusal-zero_quantity = A quantity of zero cannot be written. How much { $item } was it?
refusal-zero_amount = An amount of zero cannot be written. How many rupees was it?
refusal-huge = That number looks like a slip: { $what }. Please check and write it again.
refusal-unit_mismatch = { $item } is kept in { $stock_unit }, not in { $unit }. Write it in { $stock_unit }.
refusal-discount_too_big = The discount of { $discount } is more than the bill of { $total }. Please check.
refusal-party_needed = Credit needs a name: whose account is it?
refusal-missing = Something is missing here. Write it like this: “sold 5 kg sugar at 45 to Ramesh on credit”
refusal-same_account = Money cannot move from an account to itself. From where to where was it?
refusal-already_reversed = This has been removed or changed already.
refusal-is_reversal = This only took another entry back; it cannot be undone itself.
refusal-not_found = I cannot find that entry in this shop's books.
refusal-name_taken = “{ $name }” is another one's name already.
