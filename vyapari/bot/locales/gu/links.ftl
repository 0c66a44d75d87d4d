# Papers behind a link, for customers without Telegram.
links-button = 🔗 લિંક
links-hello = નમસ્તે { $party },
links-bill = { $shop } તરફથી તમારું બિલ { $number }, { $amount }:
links-return = { $shop } તરફથી પરત માલની નોંધ { $number }, { $amount }:
links-receipt = { $shop } તરફથી તમારી રસીદ { $number }, { $amount }:
links-quotation = { $shop } તરફથી ભાવપત્રક { $number }, { $amount }:
links-challan = { $shop } તરફથી માલનું ચલણ { $number }:
links-account = { $shop }માં { $date } સુધીનો તમારો હિસાબ:
links-until = લિંક { $date } સુધી ચાલશે.
links-none = ⚠️ હમણાં લિંક બની શકી નથી. આ રહી PDF, એ જ મોકલી આપો.
links-off = અહીં કાગળની લિંક ચાલુ નથી. PDF જ મોકલી આપો.
