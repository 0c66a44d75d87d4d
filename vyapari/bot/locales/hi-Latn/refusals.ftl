# Why an entry was not booked, and what to do next.
refusal-other = ⚠️ Ye likh nahi paya. Ek baar aur, doosre shabdon mein likhiye.
refusal-forbidden = Aap is dukaan ki bahi mein likh nahi sakte. Maalik se puchiye.
refusal-not_yours = Ye entry kisi aur ne likhi hai; sirf maalik ya munim badal sakte hain.
refusal-future_date = { $date } abhi aayi nahi. Us din likhiye, ya aaj tak ki tareekh dijiye.
refusal-closed_period = Bahi { $until } tak band hai. Uske baad ki tareekh se likhiye.
refusal-zero_quantity = Zero nahi likh sakte. { $item } kitna tha?
refusal-zero_amount = Zero rupaye nahi likh sakte. Kitne rupaye the?
refusal-huge = Ye number galti lagta hai: { $what }. Dekhkar phir likhiye.
refusal-unit_mismatch = { $item } { $stock_unit } mein likha jata hai, { $unit } mein nahi. { $stock_unit } mein likhiye.
refusal-discount_too_big = Chhoot { $discount } bill { $total } se zyada hai. Dekh lijiye.
refusal-party_needed = Udhaar ke liye naam chahiye: kiske khate mein?
refusal-missing = Kuch kam hai. Aise likhiye: “5 kilo cheeni 45 ke bhav Ramesh ko udhaar”
refusal-same_account = Paise ek hi jagah se usi jagah nahi ja sakte. Kahan se kahan gaye?
refusal-already_reversed = Ye pehle hi hata ya badal diya gaya hai.
refusal-is_reversal = Ye khud ek hatayi hui entry ka nishaan hai.
refusal-not_found = Ye entry is dukaan ki bahi mein nahi mili.
refusal-name_taken = “{ $name }” naam pehle se kisi aur ka hai.
