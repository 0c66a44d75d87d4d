# Bills.
invoices-none = No bill yet. Write a sale first, like: <i>sold 5 kg sugar at 45</i>
invoices-unknown = There is no bill { $number } in your books.
invoices-cancelled = Bill { $number } was taken back.
invoices-not-printed = Only sales, returns and money received have a paper.
invoices-bill = bill
invoices-caption = 🧾 { $bill }
invoices-no-gstin = ⚠️ Your GSTIN is not on it yet. Tell me under /company.
invoices-thermal = 🧾 80 mm roll
invoices-copies = 📑 With copies
