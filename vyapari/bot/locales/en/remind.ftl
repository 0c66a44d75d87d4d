# Reminders of what is owed.
remind-text = Namaste { $party }, { $amount } is due at { $shop }. Please pay when it suits you. Thank you 🙏
remind-upi = UPI: { $upi }
remind-whatsapp = 💬 Send on WhatsApp
remind-add-upi = ➕ UPI ID for a code to scan
remind-clear = { $party } owes you nothing. ✅
remind-account = Your account:
