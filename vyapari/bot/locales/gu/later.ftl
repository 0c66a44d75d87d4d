# A reminder for a day to come.
later-ask = { $party }નું કયા દિવસે યાદ કરાવું?
later-ask-again = { $party }નું { $day }એ યાદ કરાવીશ. બીજા કોઈ દિવસે?
later-set = ⏰ { $party }નું { $day }એ સવારે 10 વાગ્યે યાદ કરાવીશ.
later-none = { $party }નું યાદ નહીં કરાવું.
later-off = ✖️ યાદ ન કરાવો
later-past = આવનારો કોઈ દિવસ પસંદ કરો, એક વર્ષની અંદર.
later-due = ⏰ આજે <b>{ $party }</b>ને યાદ કરાવવાનું હતું.
later-khata = ⬅ ખાતું
