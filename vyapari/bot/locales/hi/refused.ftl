# What the books refused.
refused-other = यह नहीं हो पाया। कुछ बदला नहीं है।
refused-forbidden = इस दुकान में आप यह नहीं कर सकते।
refused-name-taken = { $name } नाम पहले से है। दूसरा नाम लिखिए।
refused-invite-used = यह न्योता इस्तेमाल हो चुका है। मालिक से नया माँगिए।
refused-invite-expired = यह न्योता पुराना हो गया। मालिक से नया माँगिए।
refused-not-found = वह अब नहीं है। फिर से पूछिए।
refused-last-owner = दुकान का एक मालिक ज़रूरी है। पहले किसी और को मालिक बनाइए।
refused-already-member = आप इस दुकान में पहले से हैं। यह न्योता किसी और के लिए है।
