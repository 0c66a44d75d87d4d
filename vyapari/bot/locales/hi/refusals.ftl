# Why an entry was not booked, and what to do next.
refusal-other = ⚠️ यह लिख नहीं पाया। एक बार और, दूसरे शब्दों में लिखिए।
refusal-forbidden = आप इस दुकान की बही में लिख नहीं सकते। मालिक से पूछिए।
refusal-not_yours = यह एंट्री किसी और ने लिखी है; सिर्फ़ मालिक या मुनीम बदल सकते हैं।
refusal-future_date = { $date } अभी आई नहीं। उस दिन लिखिए, या आज तक की तारीख़ दीजिए।
refusal-closed_period = बही { $until } तक बंद है। उसके बाद की तारीख़ से लिखिए।
refusal-zero_quantity = शून्य नहीं लिख सकते। { $item } कितना था?
refusal-zero_amount = शून्य रुपये नहीं लिख सकते। कितने रुपये थे?
refusal-huge = यह नंबर ग़लती लगता है: { $what }। देखकर फिर लिखिए।
refusal-unit_mismatch = { $item } { $stock_unit } में लिखा जाता है, { $unit } में नहीं। { $stock_unit } में लिखिए।
refusal-discount_too_big = छूट { $discount } बिल { $total } से ज़्यादा है। देख लीजिए।
refusal-party_needed = उधार के लिए नाम चाहिए: किसके खाते में?
refusal-missing = कुछ कम है। ऐसे लिखिए: “रमेश को 5 किलो चीनी 45 के भाव उधार”
refusal-same_account = पैसे एक ही जगह से उसी जगह नहीं जा सकते। कहाँ से कहाँ गए?
refusal-already_reversed = यह पहले ही हटा या बदल दिया गया है।
refusal-is_reversal = यह ख़ुद एक हटाई हुई एंट्री का निशान है।
refusal-not_found = यह एंट्री इस दुकान की बही में नहीं मिली।
refusal-name_taken = “{ $name }” नाम पहले से किसी और का है।
