# What comes unasked, at its time.
schedule-title = <b>मैं अपने आप क्या भेजूँ</b>
schedule-summary-line = दिन का हिसाब: { $when }
schedule-low-line = साथ में, जो माल कम है: { $state }
schedule-packet-line = अकाउंटेंट का पैकेट, हर महीने की पहली को: { $state }
schedule-on = हाँ
schedule-off = नहीं
schedule-summary = 📒 दिन का हिसाब
schedule-summary-stop = ✖️ हिसाब मत भेजो
schedule-low-start = ⚠️ कम माल भी बताओ
schedule-low-stop = ⚠️ कम माल मत बताओ
schedule-packet-start = 📦 पैकेट भेजो
schedule-packet-stop = 📦 पैकेट मत भेजो
schedule-ask-hour = दिन का हिसाब कितने बजे भेजूँ? सुबह हो तो पिछले दिन का होगा।
schedule-morning = सुबह { $hour } बजे
schedule-evening = शाम { $hour } बजे
schedule-night = रात { $hour } बजे
