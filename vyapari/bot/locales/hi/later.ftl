# A reminder for a day to come.
later-ask = { $party } की याद किस दिन दिलाऊँ?
later-ask-again = { $party } की याद { $day } को दिलाऊँगा। किसी और दिन?
later-set = ⏰ { $party } की याद { $day } को सुबह 10 बजे दिलाऊँगा।
later-none = { $party } की याद नहीं दिलाऊँगा।
later-off = ✖️ याद मत दिलाओ
later-past = आने वाला कोई दिन चुनिए, एक साल के अंदर।
later-due = ⏰ आज <b>{ $party }</b> को याद दिलाना था।
later-khata = ⬅ खाता
