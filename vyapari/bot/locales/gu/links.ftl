# Files behind a link, for who has no Telegram.
links-button = 🔗 લિંક
links-hello = નમસ્તે { $party },
links-bill = { $shop } તરફથી તમારું બિલ { $number }, { $amount }:
links-return = { $shop } તરફથી પરત માલની નોંધ { $number }, { $amount }:
links-receipt = { $shop } તરફથી તમારી રસીદ { $number }, { $amount }:
links-quotation = { $shop } તરફથી ભાવપત્રક { $number }, { $amount }:
links-challan = { $shop } તરફથી માલનું ચલણ { $number }:
links-account = { $shop }માં { $date } સુધીનો તમારો હિસાબ:
links-gst = 🧾 GST · { $month }
links-as-of = { $shop } · { $moment }ની સ્થિતિ
links-until = લિંક { $date } સુધી ચાલશે.
links-none = ⚠️ હમણાં લિંક બની શકી નથી. આ રહી ફાઇલ, એ જ મોકલી આપો.
links-off = અહીં ફાઇલોની લિંક ચાલુ નથી. ફાઇલ જ મોકલી આપો.
links-too-large = ⚠️ આ ફાઇલ લિંક માટે બહુ મોટી છે: { $size } MB, અને હદ { $most } MBની છે. ઓછા દિવસ પસંદ કરો, અથવા ફાઇલ જ મોકલી આપો.
