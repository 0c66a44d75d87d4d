# Quotations and delivery challans.
slips-about-quotation = 📋 Quotation { $about }
slips-about-challan = 🚚 Challan { $about }
slips-bill = ✅ Make the bill
slips-challan = 🚚 Challan
slips-thermal = 🧾 80 mm roll
slips-billed = This quotation is billed already: { $number }.
slips-billed-undone = This quotation was billed as { $number }, which was taken back. Please write the sale anew.
slips-gone = An item or customer of this quotation is no longer in your books. Please write the sale anew.
