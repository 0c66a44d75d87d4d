# Language of the chat.
language-which = In which language shall I answer?
language-set =
    From now on in English ✅ You can still write as you like:
    { $examples }
