# What is wrong with a typed value.
check-empty = Ye khaali hai. Dobara likhiye.
check-long = Ye bahut lamba hai; zyada se zyada { $longest } akshar.
check-phone = Ye phone number nahi lagta. Jaise 98765 43210.
check-email = Ye email nahi lagta. Jaise dukaan@example.com.
check-upi = Ye UPI ID nahi lagti. Jaise naam@okaxis.
check-gstin-length = GSTIN mein 15 akshar hote hain; { $text } mein { $length } hain. Dekh kar dobara bhejiye.
check-gstin-shape = { $text } GSTIN nahi hai: { $position } number ka akshar galat hai. Dekh kar dobara bhejiye.
check-gstin-state = { $text } GSTIN nahi hai: pehle do ank kisi state ke nahi. Dekh kar dobara bhejiye.
check-gstin-check = GSTIN { $text } ka jod nahi milta: aakhri akshar { $expected } hona chahiye. Dekh kar dobara bhejiye.
check-pan = { $text } PAN nahi hai. Usme 10 akshar hote hain, jaise ABCPE1234F.
check-hsn = HSN code mein 4, 6 ya 8 ank hote hain. Jaise cheeni ka 1701.
check-amount = Rakam rupaye mein likhiye. Jaise 450 ya 45.50.
check-paise = Point ke baad do hi ank likhiye, paise tak.
check-number = Ek number likhiye. Jaise 10 ya 2.5.
check-rate = GST ka rate percent mein likhiye. Jaise 5 ya 18.
