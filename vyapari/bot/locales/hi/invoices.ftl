# Bills.
invoices-none = अभी कोई बिल नहीं है। पहले बिक्री लिखिए, जैसे: <i>5 किलो चीनी 45 के भाव बेची</i>
invoices-unknown = { $number } नंबर का बिल बही में नहीं है।
invoices-cancelled = बिल { $number } वापस लिया जा चुका है।
invoices-not-printed = काग़ज़ सिर्फ़ बिक्री, वापसी और मिले पैसों का होता है।
invoices-bill = bill
invoices-caption = 🧾 { $bill }
invoices-no-gstin = ⚠️ इस पर आपका GSTIN अभी नहीं है। /company में लिख दीजिए।
invoices-thermal = 🧾 80 mm रोल
invoices-copies = 📑 प्रतियों के साथ
