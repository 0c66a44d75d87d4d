# Language of the chat.
language-which = Kis bhasha mein jawab doon?
language-set =
    Ab se Hinglish mein ✅ Aap jaise chahein likhiye:
    { $examples }
