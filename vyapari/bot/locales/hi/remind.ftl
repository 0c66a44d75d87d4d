# Reminders of what is owed.
remind-text = नमस्ते { $party } जी, { $shop } में आपका { $amount } बाकी है। सुविधा से चुका दीजिएगा। धन्यवाद 🙏
remind-upi = UPI: { $upi }
remind-whatsapp = 💬 WhatsApp पर भेजें
remind-add-upi = ➕ QR कोड के लिए UPI ID जोड़ें
remind-clear = { $party } से कुछ लेना नहीं है। ✅
remind-account = आपका हिसाब:
