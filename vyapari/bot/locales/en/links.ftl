# Papers behind a link, for customers without Telegram.
links-button = 🔗 Link
links-hello = Namaste { $party },
links-bill = here is your bill { $number } from { $shop } for { $amount }:
links-return = here is the note { $number } from { $shop } for { $amount }:
links-receipt = here is your receipt { $number } from { $shop } for { $amount }:
links-quotation = here is the quotation { $number } from { $shop } for { $amount }:
links-challan = here is the delivery challan { $number } from { $shop }:
links-account = here is your account at { $shop } up to { $date }:
links-until = The link works until { $date }.
links-none = ⚠️ No link could be made just now. Here is the PDF to send along yourself.
links-off = Links to papers are not switched on here. Please forward the PDF.
