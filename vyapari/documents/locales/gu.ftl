## Titles
tax-invoice = કર ભરતિયું (Tax Invoice)
bill-of-supply = પુરવઠા બિલ (Bill of Supply)
bill = બિલ
credit-note = ક્રેડિટ નોટ (Credit Note)
debit-note = ડેબિટ નોટ (Debit Note)
original-copy = અસલ નકલ, ગ્રાહક માટે
transporters-copy = બીજી નકલ, વાહન માટે
suppliers-copy = ત્રીજી નકલ, વેચનાર માટે
shops-copy = દુકાનની નકલ

## Head
number-invoice = ભરતિયા નંબર
number-bill = બિલ નંબર
number-note = નોટ નંબર
date = તારીખ
against = મૂળ બિલ
place-of-supply = પુરવઠાનું સ્થળ
reverse-charge = રિવર્સ ચાર્જ
no = ના
state = રાજ્ય
gstin = GSTIN
pan = PAN
phone = ફોન
billed-to = ગ્રાહક
credited-to = જેમના ખાતે જમા
debited-to = જેમના ખાતે ઉધાર
walk-in = રોકડ ગ્રાહક
unnamed-supplier = વેપારી

## Lines
column-number = #
column-item = માલ
column-quantity = જથ્થો
column-rate = ભાવ
column-discount = ડિસ્કાઉન્ટ
column-taxable = કરપાત્ર
column-amount = રકમ
rate-inclusive = કર સાથે
hsn = HSN
cgst = CGST
sgst = SGST
utgst = UTGST
igst = IGST
cess = સેસ
tax-rate = કર દર
tax-total = કુલ કર
no-hsn = —
tax-summary = કરની વિગત

## Sums
subtotal = સરવાળો
taxable-value = કરપાત્ર કિંમત
round-off = રાઉન્ડ-ઓફ
total = કુલ
in-words = રકમ શબ્દોમાં

## Payment
due = બાકી
paid = ચૂકવાઈ ગયું
refunded = પૈસા પાછા આપ્યા
adjusted = ખાતામાં મજરે
cash = રોકડા
upi = UPI
bank = બેંક
scan-to-pay = સ્કેન કરીને { $amount } ચૂકવો

## Foot
composition = કમ્પોઝિશન કરદાતા, પુરવઠા પર કર લેવાને પાત્ર નથી (Composition taxable person, not eligible to collect tax on supplies)
terms = શરતો
signed-for = { $shop } વતી
signatory = અધિકૃત સહી
cancelled = રદ
page = પાનું { $page } / { $pages }

## Statements of account
statement = ખાતાનો ઉતારો
account-of = ખાતું
period = સમયગાળો
column-date = તારીખ
column-particulars = વિગત
column-debit = ઉધાર
column-credit = જમા
column-balance = બાકી
opening-balance = આગળનું બાકી
debit-total = કુલ ઉધાર
credit-total = કુલ જમા
balance-due = કુલ બાકી
balance-owed = તમારા જમા
balance-clear = કંઈ બાકી નથી
ages = કેટલા દિવસથી બાકી
age-30 = 30 દિવસ સુધી
age-60 = 31–60 દિવસ
age-90 = 61–90 દિવસ
age-more = તેથી જૂનું
entry-sale = વેચાણ
entry-purchase = ખરીદી
entry-receipt = પૈસા મળ્યા
entry-payment = પૈસા આપ્યા
entry-expense = ખર્ચ
entry-stock_adjustment = સ્ટોક ગણતરી
entry-sale_return = માલ પાછો આવ્યો
entry-purchase_return = માલ પાછો આપ્યો
entry-transfer = ફેરબદલ
entry-opening = આગળનું બાકી
taken-back = રદ: { $entry }

## Receipts
receipt = પહોંચ
number-receipt = પહોંચ નંબર
received-from = કોની પાસેથી
received = મળી ગયા
towards-account = ખાતા પેટે મળ્યા
amount-received = મળેલી રકમ
balance-after = હવે બાકી
advance-after = એડવાન્સ જમા

## Quotations and challans
quotation = ભાવપત્રક (Quotation)
challan = ડિલિવરી ચલણ (Delivery Challan)
number-quotation = ભાવપત્રક નંબર
number-challan = ચલણ નંબર
quoted-to = કોના માટે
consigned-to = માલ કોને
consignees-copy = અસલ નકલ, માલ લેનાર માટે
consigners-copy = ત્રીજી નકલ, મોકલનાર માટે

## Units
unit-g = ગ્રામ
unit-kg = કિલો
unit-quintal = ક્વિન્ટલ
unit-tonne = ટન
unit-ml = મિલી
unit-l = લિટર
unit-pcs = નંગ
unit-pair = જોડી
unit-dozen = ડઝન
unit-gross = ગ્રોસ
unit-m = મીટર
unit-cm = સેમી
unit-packet = પેકેટ
unit-bag = ગુણી
unit-box = પેટી
unit-carton = કાર્ટન
unit-bottle = બોટલ
unit-can = કેન
unit-tin = ડબ્બો
unit-bundle = બંડલ
unit-roll = રોલ
unit-set = સેટ
unit-strip = પત્તું
unit-tray = ટ્રે
