# Reminders of what is owed.
remind-text = Namaste { $party } ji, { $shop } mein aapka { $amount } baaki hai. Suvidha se chuka dijiyega. Dhanyavaad 🙏
remind-upi = UPI: { $upi }
remind-whatsapp = 💬 WhatsApp par bhejein
remind-add-upi = ➕ UPI ID jodein, QR code ke liye
remind-clear = { $party } se kuch lena nahi hai. ✅
remind-account = Aapka hisaab:
