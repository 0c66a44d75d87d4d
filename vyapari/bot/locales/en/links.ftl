# Files behind a link, for who has no Telegram.
links-button = 🔗 Link
links-hello = Namaste { $party },
links-bill = here is your bill { $number } from { $shop } for { $amount }:
links-return = here is the note { $number } from { $shop } for { $amount }:
links-receipt = here is your receipt { $number } from { $shop } for { $amount }:
links-quotation = here is the quotation { $number } from { $shop } for { $amount }:
links-challan = here is the delivery challan { $number } from { $shop }:
links-account = here is your account at { $shop } up to { $date }:
links-gst = 🧾 GST · { $month }
links-as-of = { $shop } · as of { $moment }
links-until = The link works until { $date }.
links-none = ⚠️ No link could be made just now. Here is the file to send along yourself.
links-off = Links to files are not switched on here. Please forward the file.
links-too-large = ⚠️ This file is too large for a link: { $size } MB, and { $most } MB is the most. Choose fewer days, or forward the file.
