# In a group.
group-hello = Yahan <b>{ $shop }</b> ki bahi main likhta hoon. Jo hua, mujhe (@{ $bot }) likh kar bataiye, ya mere message ka jawab dijiye.
group-offer = Is group mein <b>{ $shop }</b> ki bahi likhun? Mera jawab yahan sab padh sakte hain.
group-yes = Haan, yahin
group-no-shop = Pehle mujhse akele mein dukaan bana lijiye; phir yahan /start bhejiye.
group-not-written = Abhi nahi likha: is group se koi dukaan judi nahi hai. Judne ke baad phir bhejiye.
