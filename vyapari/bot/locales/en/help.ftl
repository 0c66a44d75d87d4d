# Help.
help-home = Just write what happened; I keep the books. With what can I help?
help-back = ⬅ Back
help-topic-sell = Selling
help-topic-buy = Buying
help-topic-money = Money and expenses
help-topic-stock = Stock and prices
help-topic-khata = Khata
help-topic-reports = Reports
help-topic-mend = Undo and correct
help-topic-shop = Shop and team
help-sell =
    <b>Selling</b>
    <i>sold 5 kg sugar at 45</i>
    <i>sold 5 kg sugar at 45 to Ramesh on credit</i>
    <i>sold 2 maggi and 1 lux to Fatima, upi</i>
    <i>sold 4 lux at 35 less 10</i>
    <i>Ramesh returned 1 kg sugar</i>
    The bill is one button away, under every sale.
    /quote makes a quotation, and a bill of it with one tap.
help-buy =
    <b>Buying</b>
    <i>bought 50 kg sugar at 40 from Gupta Traders on credit</i>
    <i>purchased 20 packets maggi @ 12 cash</i>
    <i>returned 2 kg sugar to Gupta Traders</i>
help-money =
    <b>Money and expenses</b>
    <i>received 500 from Ramesh</i>
    <i>Sunita paid 1,200 by gpay</i>
    <i>paid 5000 to Gupta Traders by bank transfer</i>
    <i>paid 1200 electricity bill</i>
    <i>deposited 10000 cash in bank</i>
help-stock =
    <b>Stock and prices</b>
    <i>sugar stock is 100 kg</i> (after counting)
    <i>sugar price is now 48</i>
    <i>stock of sugar?</i>
    /stock shows all of it, /items its prices and details. A list in Excel? /export takes it in.
help-khata =
    <b>Khata</b>
    <i>how much does Ramesh owe</i>
    <i>who owes me money</i>
    /khata shows everybody's balance; under each account are its statement as PDF and a reminder to send on.
help-reports =
    <b>Reports</b>
    <i>today's sales</i>
    <i>profit this month</i>
    /report offers all of them, with charts; /day shows today.
    /export: the books as Excel or PDF, GST returns, a packet for your accountant.
help-mend =
    <b>Undo and correct</b>
    Press ↩️ under an entry, or write <i>undo</i>. Or edit your message: I correct the books with it. /delete takes back an older entry.
help-shop =
    <b>Shop and team</b>
    /company is what stands on your bills, /settings GST and more, /team invites your people, /language changes mine.
