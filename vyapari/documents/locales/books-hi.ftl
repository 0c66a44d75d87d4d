## Books
book-profit-loss = लाभ-हानि
book-balance-sheet = बैलेंस शीट
book-trial-balance = तलपट
book-day-book = रोज़नामचा
book-cash-book = रोकड़ बही
book-ledger = खाता बही
book-stock-summary = स्टॉक सार
book-stock-register = स्टॉक रजिस्टर
book-entries = एंट्री
book-pivots = जोड़-तालिका
pivots-ready = { $sheet } शीट से निकाला गया; उसकी पंक्तियों से अपनी पिवट तालिका बना सकते हैं।
entry-taken-back = { $kind }, वापस ली गई
debits-positive = नामे (दुकान के पास या खर्च) धन में, जमा ऋण में दिखाया है।
stock-at-average = स्टॉक की कीमत औसत लागत से है।

## Columns
column-kind = प्रकार
column-voucher = वाउचर नं.
column-party = पार्टी
column-about = विवरण
column-in = आया
column-out = गया
column-account = खाता
column-group = समूह
column-unit = इकाई
column-value = कीमत
opening = शुरू में
closing = अंत में
closing-debit = अंत में नामे
closing-credit = अंत में जमा
value-before = शुरू की कीमत
value-now = अंत की कीमत

## Kinds of entry
kind-sale = बिक्री
kind-purchase = खरीद
kind-receipt = मिला
kind-payment = दिया
kind-expense = खर्च
kind-stock-adjustment = स्टॉक गिनती
kind-sale-return = बिक्री वापसी
kind-purchase-return = खरीद वापसी
kind-transfer = ट्रांसफ़र
kind-opening = शुरुआती

## Accounts
account-cash = नकद
account-bank = बैंक
account-upi = UPI
account-party = पार्टियाँ
account-inventory = हाथ का स्टॉक
account-sales = बिक्री
account-cogs = बिके माल की लागत
account-stock-adjustment = स्टॉक का अंतर
account-capital = पूँजी और शुरुआती बाकी
account-round-off = पूर्णांकन
account-expense = खर्च: { $category }
account-output-cgst = बिक्री पर CGST
account-output-sgst = बिक्री पर SGST
account-output-igst = बिक्री पर IGST
account-output-cess = बिक्री पर Cess
account-input-cgst = खरीद पर CGST
account-input-sgst = खरीद पर SGST
account-input-igst = खरीद पर IGST
account-input-cess = खरीद पर Cess
group-assets = संपत्ति
group-debtors = देनदार
group-creditors = लेनदार
group-duties = GST
group-capital = पूँजी
group-income = आय
group-expenses = खर्च

## Profit and loss, balance sheet
line-returns = घटाएँ: बिक्री वापसी
line-gross = सकल लाभ
line-net = शुद्ध लाभ
line-debtors = पार्टियों से लेना
line-creditors = पार्टियों को देना
line-input-gst = खरीद पर चुकाया GST
line-output-gst = बिक्री पर लिया GST
line-profit-before = पहले का लाभ
line-profit-now = इन दिनों का लाभ
side-assets = दुकान के पास
side-liabilities = देनदारी और पूँजी

## What was spent on
category-electricity = बिजली
category-rent = किराया
category-salary = पगार
category-tea = चाय-नाश्ता
category-transport = भाड़ा
category-repairs = मरम्मत
category-phone = फ़ोन
category-internet = इंटरनेट
category-water = पानी
category-packing = पैकिंग
category-cleaning = सफ़ाई
category-stationery = स्टेशनरी
category-bank-charges = बैंक शुल्क
category-advertising = विज्ञापन
category-tax = कर और लाइसेंस
category-donation = दान
category-other = अन्य
