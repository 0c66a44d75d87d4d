# Language of the chat.
language-which = किस भाषा में जवाब दूँ?
language-set =
    अब से हिन्दी में ✅ आप जैसे चाहें लिखिए:
    { $examples }
