# The logo on papers.
logo-button = 🖼 લોગો
logo-ask = તમારો લોગો ફોટા તરીકે મોકલો. તે તમારા કાગળોની ઉપર આવશે.
logo-remove = 🗑 કાઢો
logo-saved = ✅ હવેથી તમારો લોગો કાગળો પર આવશે.
logo-removed = કાઢી નાખ્યો. હવે કાગળો પર લોગો નહીં આવે.
logo-unreadable = આ ફોટો વંચાતો નથી. બીજો મોકલો.
logo-as-photo = ફાઇલ તરીકે નહીં, ફોટા તરીકે મોકલો.
