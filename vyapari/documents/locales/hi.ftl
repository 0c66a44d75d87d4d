## Titles
tax-invoice = कर बीजक (Tax Invoice)
bill-of-supply = आपूर्ति बिल (Bill of Supply)
bill = बिल
credit-note = क्रेडिट नोट (Credit Note)
debit-note = डेबिट नोट (Debit Note)
original-copy = मूल प्रति, ग्राहक के लिए
transporters-copy = दूसरी प्रति, परिवहन के लिए
suppliers-copy = तीसरी प्रति, विक्रेता के लिए
shops-copy = दुकान की प्रति

## Head
number-invoice = बीजक संख्या
number-bill = बिल संख्या
number-note = नोट संख्या
date = दिनांक
against = मूल बिल
place-of-supply = आपूर्ति का स्थान
reverse-charge = रिवर्स चार्ज
no = नहीं
state = राज्य
gstin = GSTIN
pan = PAN
phone = फ़ोन
billed-to = ग्राहक
credited-to = जिनके खाते में जमा
debited-to = जिनके नाम
walk-in = नकद ग्राहक
unnamed-supplier = विक्रेता

## Lines
column-number = #
column-item = सामान
column-quantity = मात्रा
column-rate = दर
column-discount = छूट
column-taxable = कर योग्य
column-amount = राशि
rate-inclusive = कर सहित
hsn = HSN
cgst = CGST
sgst = SGST
utgst = UTGST
igst = IGST
cess = उपकर
tax-rate = कर दर
tax-total = कुल कर
no-hsn = —
tax-summary = कर का विवरण

## Sums
subtotal = जोड़
taxable-value = कर योग्य मूल्य
round-off = पूर्णांकन
total = कुल
in-words = राशि शब्दों में

## Payment
due = बाकी
paid = भुगतान हो गया
refunded = पैसे लौटाए गए
adjusted = खाते में समायोजित
cash = नकद
upi = UPI
bank = बैंक
scan-to-pay = स्कैन करके { $amount } चुकाएँ

## Foot
composition = कंपोज़िशन करदाता, आपूर्ति पर कर वसूलने का पात्र नहीं (Composition taxable person, not eligible to collect tax on supplies)
terms = शर्तें
signed-for = कृते { $shop }
signatory = अधिकृत हस्ताक्षर
cancelled = रद्द
page = पृष्ठ { $page } / { $pages }

## Statements of account
statement = खाता विवरण
account-of = खाता
period = अवधि
column-date = दिनांक
column-particulars = विवरण
column-debit = नामे
column-credit = जमा
column-balance = बाकी
opening-balance = पिछला बाकी
debit-total = कुल नाम
credit-total = कुल जमा
balance-due = कुल बाकी
balance-owed = आपका जमा
balance-clear = कुछ बाकी नहीं
ages = कितने दिन से बाकी
age-30 = 30 दिन तक
age-60 = 31–60 दिन
age-90 = 61–90 दिन
age-more = उससे पुराना
entry-sale = बिक्री
entry-purchase = ख़रीद
entry-receipt = पैसे मिले
entry-payment = पैसे दिए
entry-expense = ख़र्च
entry-stock_adjustment = स्टॉक गिनती
entry-sale_return = माल वापस आया
entry-purchase_return = माल वापस भेजा
entry-transfer = ट्रांसफ़र
entry-opening = पिछला बाकी
taken-back = वापस लिया: { $entry }

## Receipts
receipt = रसीद
number-receipt = रसीद संख्या
received-from = किससे मिले
received = मिल गए
towards-account = खाते में जमा
amount-received = प्राप्त राशि
balance-after = अब बाकी
advance-after = अग्रिम जमा

## Quotations and challans
quotation = भाव-पत्र (Quotation)
challan = डिलीवरी चालान (Delivery Challan)
number-quotation = भाव-पत्र संख्या
number-challan = चालान संख्या
quoted-to = किनके लिए
consigned-to = माल किनको
consignees-copy = मूल प्रति, माल पाने वाले के लिए
consigners-copy = तीसरी प्रति, भेजने वाले के लिए

## Units
unit-g = ग्राम
unit-kg = किलो
unit-quintal = क्विंटल
unit-tonne = टन
unit-ml = मिली
unit-l = लीटर
unit-pcs = पीस
unit-pair = जोड़ी
unit-dozen = दर्जन
unit-gross = ग्रोस
unit-m = मीटर
unit-cm = सेमी
unit-packet = पैकेट
unit-bag = बोरी
unit-box = डिब्बा
unit-carton = कार्टन
unit-bottle = बोतल
unit-can = कैन
unit-tin = टिन
unit-bundle = बंडल
unit-roll = रोल
unit-set = सेट
unit-strip = पत्ता
unit-tray = ट्रे
