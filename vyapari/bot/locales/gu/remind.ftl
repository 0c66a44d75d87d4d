# Reminders of what is owed.
remind-text = નમસ્તે { $party }, { $shop }માં તમારા { $amount } બાકી છે. અનુકૂળતાએ ચૂકવી આપશો. આભાર 🙏
remind-upi = UPI: { $upi }
remind-whatsapp = 💬 WhatsApp પર મોકલો
remind-add-upi = ➕ QR કોડ માટે UPI ID ઉમેરો
remind-clear = { $party } પાસેથી કંઈ લેવાનું નથી. ✅
remind-account = તમારો હિસાબ:
