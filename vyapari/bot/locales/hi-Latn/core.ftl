# What the bot says whatever is asked of it.
core-slow = Aap bahut tezi se likh rahe hain: ek baar mein { $messages } messages hi le sakta hoon. Jin par { $mark } hai wo <b>likhe nahin gaye</b>; { $seconds } second baad phir bhejiye.
core-slow-press = Ek minute: { $seconds } second baad phir dabaiye.
core-kept = 🕓 Yeh message sambhal ke rakha hai. Abhi bahi-khata khul nahin raha; khulte hi likh doonga.
core-as-of = 🕓 <b>{ $time } tak ka hisaab</b>: abhi bahi-khata khul nahin raha. Uske baad ka likha isme nahin hai.
core-dead = ⚠️ Yeh message mujhse nahin hua, aur iska kuch bhi likha nahin gaya. Koi vyakti dekhega; aap doosre shabdon mein bhi likh sakte hain.
core-dead-booked = ⚠️ Yeh message <b>likha ja chuka hai</b>, bas dikha nahin paaya. Dobara mat bhejiye; /day mein dikhega.
core-dead-unsure = ⚠️ Yeh message mujhse nahin hua. Koi vyakti dekhega. Dobara bhejne se pehle /day mein dekh lijiye ki likha gaya ya nahin.
core-unknown-command = /{ $command } mujhe nahin aata. Kya kya aata hai, /help mein dekhiye.
core-old-button = Yeh button ab kaam ka nahin.
core-only-text = Main sirf likha hua padhta hoon. Jo hua likhiye, jaise <i>5 kilo cheeni 225 cash mein bechi</i>.
core-heard = 🎤 <i>{ $words }</i>
core-stranger = 🔒 Yeh munim sirf unhi ke liye hai jinhe iske chalane wale ne jagah di hai. Aapko chahiye to unhe apna Telegram number bhejiye: <code>{ $id }</code>
core-stranger-press = Yeh munim sirf unhi ke liye hai jinhe iske chalane wale ne jagah di hai.
