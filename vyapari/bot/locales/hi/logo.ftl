# The logo on papers.
logo-button = 🖼 लोगो
logo-ask = अपना लोगो फ़ोटो की तरह भेजिए। वह आपके काग़ज़ों के ऊपर आएगा।
logo-remove = 🗑 हटाओ
logo-saved = ✅ अब से आपका लोगो काग़ज़ों पर आएगा।
logo-removed = हटा दिया। अब काग़ज़ों पर लोगो नहीं आएगा।
logo-unreadable = यह तस्वीर पढ़ी नहीं जा रही। दूसरी भेजिए।
logo-as-photo = फ़ाइल की तरह नहीं, फ़ोटो की तरह भेजिए।
