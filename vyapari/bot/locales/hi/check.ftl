# What is wrong with a typed value.
check-empty = यह खाली है। फिर से लिखिए।
check-long = यह बहुत लंबा है; ज़्यादा से ज़्यादा { $longest } अक्षर।
check-phone = यह फ़ोन नंबर नहीं लगता। जैसे 98765 43210।
check-email = यह ईमेल नहीं लगता। जैसे dukaan@example.com।
check-upi = यह UPI ID नहीं लगती। जैसे naam@okaxis।
check-gstin-length = GSTIN में 15 अक्षर होते हैं; { $text } में { $length } हैं। देखकर फिर से भेजिए।
check-gstin-shape = { $text } GSTIN नहीं है: { $position }वाँ अक्षर गलत है। देखकर फिर से भेजिए।
check-gstin-state = { $text } GSTIN नहीं है: पहले दो अंक किसी राज्य के नहीं। देखकर फिर से भेजिए।
check-gstin-check = GSTIN { $text } का जोड़ नहीं मिलता: आखिरी अक्षर { $expected } होना चाहिए। देखकर फिर से भेजिए।
check-pan = { $text } PAN नहीं है। उसमें 10 अक्षर होते हैं, जैसे ABCPE1234F।
check-hsn = HSN कोड में 4, 6 या 8 अंक होते हैं। जैसे चीनी का 1701।
check-amount = रकम रुपये में लिखिए। जैसे 450 या 45.50।
check-paise = दशमलव के बाद दो ही अंक लिखिए, पैसे तक।
check-number = एक संख्या लिखिए। जैसे 10 या 2.5।
check-rate = GST की दर प्रतिशत में लिखिए। जैसे 5 या 18।
