## Books
book-profit-loss = Profit and Loss
book-balance-sheet = Balance Sheet
book-trial-balance = Trial Balance
book-day-book = Day Book
book-cash-book = Cash Book
book-ledger = Ledger
book-stock-summary = Stock Summary
book-stock-register = Stock Register
book-entries = Entries
book-pivots = Pivots
pivots-ready = Worked out from the sheet { $sheet }, whose rows are ready for pivot tables of your own.
entry-taken-back = { $kind }, taken back
debits-positive = Balances are positive where debited (what the shop has or spent), negative where credited.
stock-at-average = Stock is valued at its moving average cost.

## Columns
column-kind = Kind
column-voucher = Voucher no.
column-party = Party
column-about = Particulars
column-in = In
column-out = Out
column-account = Account
column-group = Group
column-unit = Unit
column-value = Value
opening = Opening
closing = Closing
closing-debit = Closing debit
closing-credit = Closing credit
value-before = Opening value
value-now = Closing value

## Kinds of entry
kind-sale = Sale
kind-purchase = Purchase
kind-receipt = Receipt
kind-payment = Payment
kind-expense = Expense
kind-stock-adjustment = Stock count
kind-sale-return = Sale return
kind-purchase-return = Purchase return
kind-transfer = Transfer
kind-opening = Opening

## Accounts
account-cash = Cash
account-bank = Bank
account-upi = UPI
account-party = Parties
account-inventory = Stock in hand
account-sales = Sales
account-cogs = Cost of goods sold
account-stock-adjustment = Stock differences
account-capital = Capital and opening balances
account-round-off = Round off
account-expense = Expense: { $category }
account-output-cgst = CGST on sales
account-output-sgst = SGST on sales
account-output-igst = IGST on sales
account-output-cess = Cess on sales
account-input-cgst = CGST on purchases
account-input-sgst = SGST on purchases
account-input-igst = IGST on purchases
account-input-cess = Cess on purchases
group-assets = Assets
group-debtors = Debtors
group-creditors = Creditors
group-duties = GST
group-capital = Capital
group-income = Income
group-expenses = Expenses

## Profit and loss, balance sheet
line-returns = Less: sale returns
line-gross = Gross profit
line-net = Net profit
line-debtors = Owed by parties
line-creditors = Owed to parties
line-input-gst = GST paid on purchases
line-output-gst = GST collected on sales
line-profit-before = Profit of earlier days
line-profit-now = Profit of these days
side-assets = What the shop has
side-liabilities = What the shop owes, and capital

## What was spent on
category-electricity = Electricity
category-rent = Rent
category-salary = Wages
category-tea = Tea and snacks
category-transport = Transport
category-repairs = Repairs
category-phone = Phone
category-internet = Internet
category-water = Water
category-packing = Packing
category-cleaning = Cleaning
category-stationery = Stationery
category-bank-charges = Bank charges
category-advertising = Advertising
category-tax = Taxes and licences
category-donation = Donation
category-other = Other
