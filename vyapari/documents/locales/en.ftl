## Titles
tax-invoice = Tax Invoice
bill-of-supply = Bill of Supply
bill = Bill
credit-note = Credit Note
debit-note = Debit Note
original-copy = Original for recipient
transporters-copy = Duplicate for transporter
suppliers-copy = Triplicate for supplier
shops-copy = Shop copy

## Head
number-invoice = Invoice no.
number-bill = Bill no.
number-note = Note no.
date = Date
against = Against
place-of-supply = Place of supply
reverse-charge = Reverse charge
no = No
state = State
gstin = GSTIN
pan = PAN
phone = Phone
billed-to = Bill to
credited-to = Credit to
debited-to = Debit to
walk-in = Cash customer
unnamed-supplier = Supplier

## Lines
column-number = #
column-item = Item
column-quantity = Qty
column-rate = Rate
column-discount = Disc.
column-taxable = Taxable
column-amount = Amount
rate-inclusive = incl. tax
hsn = HSN
cgst = CGST
sgst = SGST
utgst = UTGST
igst = IGST
cess = Cess
tax-rate = Tax rate
tax-total = Total tax
no-hsn = —
tax-summary = Tax summary

## Sums
subtotal = Subtotal
taxable-value = Taxable value
round-off = Round off
total = Total
in-words = Amount in words

## Payment
due = Due
paid = Paid
refunded = Refunded
adjusted = Adjusted in account
cash = Cash
upi = UPI
bank = Bank
scan-to-pay = Scan to pay { $amount }

## Foot
composition = Composition taxable person, not eligible to collect tax on supplies
terms = Terms
signed-for = For { $shop }
signatory = Authorised signatory
cancelled = Cancelled
page = Page { $page } of { $pages }

## Statements of account
statement = Statement of Account
account-of = Account of
period = Period
column-date = Date
column-particulars = Particulars
column-debit = Debit
column-credit = Credit
column-balance = Balance
opening-balance = Opening balance
debit-total = Total debit
credit-total = Total credit
balance-due = Balance due
balance-owed = Balance in your favour
balance-clear = Nothing due
ages = How long it has been due
age-30 = Up to 30 days
age-60 = 31–60 days
age-90 = 61–90 days
age-more = Older
entry-sale = Sale
entry-purchase = Purchase
entry-receipt = Received
entry-payment = Paid
entry-expense = Expense
entry-stock_adjustment = Stock count
entry-sale_return = Goods returned
entry-purchase_return = Goods sent back
entry-transfer = Transfer
entry-opening = Opening balance
taken-back = Taken back: { $entry }

## Receipts
receipt = Receipt
number-receipt = Receipt no.
received-from = Received from
received = Received
towards-account = Received towards account
amount-received = Amount received
balance-after = Balance due
advance-after = Paid in advance

## Quotations and challans
quotation = Quotation
challan = Delivery Challan
number-quotation = Quotation no.
number-challan = Challan no.
quoted-to = Quotation for
consigned-to = Deliver to
consignees-copy = Original for consignee
consigners-copy = Triplicate for consigner

## Units
unit-g = g
unit-kg = kg
unit-quintal = quintal
unit-tonne = tonne
unit-ml = ml
unit-l = L
unit-pcs = pcs
unit-pair = pair
unit-dozen = dozen
unit-gross = gross
unit-m = m
unit-cm = cm
unit-packet = packet
unit-bag = bag
unit-box = box
unit-carton = carton
unit-bottle = bottle
unit-can = can
unit-tin = tin
unit-bundle = bundle
unit-roll = roll
unit-set = set
unit-strip = strip
unit-tray = tray
