# Bills.
invoices-none = Abhi koi bill nahi hai. Pehle bikri likhiye, jaise: <i>5 kilo cheeni 45 ke bhav bechi</i>
invoices-unknown = { $number } number ka bill bahi mein nahi hai.
invoices-cancelled = Bill { $number } wapas liya ja chuka hai.
invoices-not-printed = Kagaz sirf bikri, wapsi aur mile paise ka hota hai.
invoices-bill = bill
invoices-caption = 🧾 { $bill }
invoices-no-gstin = ⚠️ Is par aapka GSTIN abhi nahi hai. /company mein likh dijiye.
invoices-thermal = 🧾 80 mm roll
invoices-copies = 📑 Copies ke saath
