# Language of the chat.
language-which = કઈ ભાષામાં જવાબ આપું?
language-set =
    હવેથી ગુજરાતીમાં ✅ તમે ફાવે તેમ લખો:
    { $examples }
