# Quotations and delivery challans.
slips-about-quotation = 📋 Bhav-patra { $about }
slips-about-challan = 🚚 Challan { $about }
slips-bill = ✅ Bill banao
slips-challan = 🚚 Challan
slips-thermal = 🧾 80 mm roll
slips-billed = Iska bill ban chuka hai: { $number }.
slips-billed-undone = Iska bill { $number } bana tha, jo wapas liya gaya. Bikri phir se likhiye.
slips-gone = Iska koi item ya grahak ab bahi mein nahi hai. Bikri phir se likhiye.
