# Quotations and delivery challans.
slips-about-quotation = 📋 भाव-पत्र { $about }
slips-about-challan = 🚚 चालान { $about }
slips-bill = ✅ बिल बनाओ
slips-challan = 🚚 चालान
slips-thermal = 🧾 80 mm रोल
slips-billed = इसका बिल बन चुका है: { $number }।
slips-billed-undone = इसका बिल { $number } बना था, जो वापस लिया गया। बिक्री फिर से लिखिए।
slips-gone = इसका कोई सामान या ग्राहक अब बही में नहीं है। बिक्री फिर से लिखिए।
