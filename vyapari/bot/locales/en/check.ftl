# What is wrong with a typed value.
check-empty = That is empty. Please type it again.
check-long = That is too long; at most { $longest } characters, please.
check-phone = That is no phone number. Like 98765 43210.
check-email = That is no e-mail address. Like shop@example.com.
check-upi = That is no UPI ID. Like name@okaxis.
check-gstin-length = A GSTIN has 15 characters; { $text } has { $length }. Please check and send again.
check-gstin-shape = { $text } is no GSTIN: character { $position } cannot stand there. Please check and send again.
check-gstin-state = { $text } is no GSTIN: its first two digits are no state. Please check and send again.
check-gstin-check = GSTIN { $text } does not add up: its last character should be { $expected }. Please check and send again.
check-pan = { $text } is no PAN. It has 10 characters, like ABCPE1234F.
check-hsn = An HSN code has 4, 6 or 8 digits. Like 1701 for sugar.
check-amount = Please type the amount in rupees. Like 450 or 45.50.
check-paise = A rupee has 100 paise: at most two places after the point, please.
check-number = Please type a number. Like 10 or 2.5.
check-rate = Please type the GST rate in percent. Like 5 or 18.
