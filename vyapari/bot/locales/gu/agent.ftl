# What agents say, and what is said of voice notes and photos.

agent-gone = 🤔 આ અત્યારે નહીં સમજી શકું. જે હંમેશાં ચાલે છે: “{ $example }”
agent-gone-for = 🤔 હજી { $minutes } મિનિટ સુધી આ નહીં સમજી શકું. જે હંમેશાં ચાલે છે: “{ $example }”
agent-reports = 📊 રિપોર્ટ
agent-blocked = આનો જવાબ હું નહીં આપું. દુકાન વિશે પૂછો.
agent-undo = આ કાઢી નાખું? { $what }
agent-withheld = <i>(એક આંકડો છોડી દીધો જે ચોપડામાં નથી.)</i>
agent-withheld-all = આના જવાબના આંકડા ચોપડામાં નથી.

agent-too-large = આ ફાઇલ બહુ મોટી છે. નાની ફાઇલ કે ફોટો મોકલો.
agent-media-rests = ⏳ હમણાં આ જોઈ શકતો નથી. { $minutes } મિનિટ પછી ફરી મોકલો.
agent-media-rests-long = ⏳ હવે આ નહીં જોઈ શકું. લગભગ { $hours } કલાક પછી ફરી મોકલો, અથવા લખી દો.
agent-media-unreadable = આ ખૂલતું નથી, કદાચ બગડેલું છે. નવું મોકલો, અથવા લખી દો.
agent-file-gone = આ ફાઇલ હવે ટેલિગ્રામ પાસે નથી. ફરી મોકલો.
agent-file-unknown = હું વોઇસ નોટ સાંભળું છું, અને બિલ કે યાદીના ફોટા અને PDF વાંચું છું. આ ફાઇલ મારાથી નહીં વંચાય.
agent-voice-long = હું { $minutes } મિનિટ સુધીની વોઇસ નોટ સાંભળું છું. ટુકડામાં મોકલો.
agent-voice-unclear = કંઈ ચોખ્ખું સંભળાયું નહીં. ફરી બોલો, અથવા લખો.

# A bill or list read from a photo.
agent-paper-other = આમાં ન બિલ દેખાયું, ન માલની યાદી. ફોટો સીધો ઉપરથી, સારા અજવાળામાં લો.
agent-paper-bill = 🧾 બિલ
agent-paper-sales = 📝 યાદી
agent-paper-number = નં. { $number }
agent-paper-line = { $place }. { $item } { $figures } = { $amount }
agent-paper-printed = ⚠️ છાપેલું { $amount }
agent-paper-tax = GST { $amount }
agent-paper-differs = ⚠️ સરવાળા જુદા છે: { $totals }. કયો સાચો?
agent-paper-write-bill = ✅ ખરીદી લખો
agent-paper-write-sales = ✅ વેચાણ લખો
agent-paper-edit = ✏️ લીટી સુધારો
agent-paper-how =
    લીટીનો નંબર અને સાચું શું છે તે લખો, જેમ કે
    <i>3: 12 x 126</i> (કેટલું × ભાવ) અથવા <i>3: 1512</i> (રકમ) અથવા <i>કાઢો 3</i>
