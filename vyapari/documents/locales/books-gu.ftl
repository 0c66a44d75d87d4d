## Books
book-profit-loss = નફો-નુકસાન
book-balance-sheet = પાકું સરવૈયું
book-trial-balance = કાચું સરવૈયું
book-day-book = દિવસનો હિસાબ
book-cash-book = રોજમેળ
book-ledger = ખાતાવહી
book-stock-summary = સ્ટોકનો સાર
book-stock-register = સ્ટોક રજિસ્ટર
book-entries = એન્ટ્રી
book-pivots = પિવટ
pivots-ready = { $sheet } શીટમાંથી ગણ્યું; એની હરોળોથી તમે પોતાની પિવટ બનાવી શકો.
entry-taken-back = { $kind }, રદ
debits-positive = ઉધાર બાકી (દુકાન પાસે છે કે ખર્ચાયું) ધન, જમા બાકી ઋણ બતાવી છે.
stock-at-average = સ્ટોકની કિંમત સરેરાશ પડતરે ગણી છે.

## Columns
column-kind = પ્રકાર
column-voucher = વાઉચર નં.
column-party = પાર્ટી
column-about = વિગત
column-in = આવક
column-out = જાવક
column-account = ખાતું
column-group = જૂથ
column-unit = માપ
column-value = કિંમત
opening = શરૂમાં
closing = છેલ્લે
closing-debit = છેલ્લે ઉધાર
closing-credit = છેલ્લે જમા
value-before = શરૂની કિંમત
value-now = છેલ્લી કિંમત

## Kinds of entry
kind-sale = વેચાણ
kind-purchase = ખરીદી
kind-receipt = મળ્યા
kind-payment = આપ્યા
kind-expense = ખર્ચ
kind-stock-adjustment = સ્ટોક ગણતરી
kind-sale-return = વેચાણ પરત
kind-purchase-return = ખરીદી પરત
kind-transfer = ફેરબદલ
kind-opening = શરૂઆત

## Accounts
account-cash = રોકડ
account-bank = બેંક
account-upi = UPI
account-party = પાર્ટીઓ
account-inventory = હાથ પરનો સ્ટોક
account-sales = વેચાણ
account-cogs = વેચેલા માલની પડતર
account-stock-adjustment = સ્ટોકનો ફરક
account-capital = મૂડી અને શરૂઆતની બાકી
account-round-off = રાઉન્ડ-ઓફ
account-expense = ખર્ચ: { $category }
account-output-cgst = વેચાણ પર CGST
account-output-sgst = વેચાણ પર SGST
account-output-igst = વેચાણ પર IGST
account-output-cess = વેચાણ પર સેસ
account-input-cgst = ખરીદી પર CGST
account-input-sgst = ખરીદી પર SGST
account-input-igst = ખરીદી પર IGST
account-input-cess = ખરીદી પર સેસ
group-assets = મિલકતો
group-debtors = દેવાદારો
group-creditors = લેણદારો
group-duties = GST
group-capital = મૂડી
group-income = ઊપજ
group-expenses = ખર્ચ

## Profit and loss, balance sheet
line-returns = બાદ: વેચાણ પરત
line-gross = કાચો નફો
line-net = ચોખ્ખો નફો
line-debtors = પાર્ટીઓ પાસેથી લેવાના
line-creditors = પાર્ટીઓને આપવાના
line-input-gst = ખરીદી પર ભરેલો GST
line-output-gst = વેચાણ પર લીધેલો GST
line-profit-before = આગળનો નફો
line-profit-now = આ દિવસોનો નફો
side-assets = દુકાન પાસે
side-liabilities = દેવું અને મૂડી

## What was spent on
category-electricity = લાઈટ બિલ
category-rent = ભાડું
category-salary = પગાર
category-tea = ચા-નાસ્તો
category-transport = ગાડી ભાડું
category-repairs = રિપેરિંગ
category-phone = ફોન
category-internet = ઇન્ટરનેટ
category-water = પાણી
category-packing = પેકિંગ
category-cleaning = સફાઈ
category-stationery = સ્ટેશનરી
category-bank-charges = બેંક ચાર્જ
category-advertising = જાહેરાત
category-tax = ટેક્સ અને લાઇસન્સ
category-donation = દાન
category-other = અન્ય
