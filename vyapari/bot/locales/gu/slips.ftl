# Quotations and delivery challans.
slips-about-quotation = 📋 ભાવપત્રક { $about }
slips-about-challan = 🚚 ચલણ { $about }
slips-bill = ✅ બિલ બનાવો
slips-challan = 🚚 ચલણ
slips-thermal = 🧾 80 mm રોલ
slips-billed = આનું બિલ બની ગયું છે: { $number }.
slips-billed-undone = આનું બિલ { $number } બન્યું હતું, જે પાછું લેવાયું. વેચાણ ફરીથી લખો.
slips-gone = આનો કોઈ માલ કે ગ્રાહક હવે ચોપડામાં નથી. વેચાણ ફરીથી લખો.
