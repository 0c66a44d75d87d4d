# Papers behind a link, for customers without Telegram.
links-button = 🔗 Link
links-hello = Namaste { $party } ji,
links-bill = { $shop } se aapka bill { $number }, { $amount }:
links-return = { $shop } se wapsi ka note { $number }, { $amount }:
links-receipt = { $shop } se aapki raseed { $number }, { $amount }:
links-quotation = { $shop } se bhav-patra { $number }, { $amount }:
links-challan = { $shop } se maal ka challan { $number }:
links-account = { $shop } mein { $date } tak aapka hisaab:
links-until = Link { $date } tak chalega.
links-none = ⚠️ Abhi link nahi ban paya. Ye rahi PDF, isi ko bhej dijiye.
links-off = Yahan kagaz ke link chalu nahi hain. PDF hi bhej dijiye.
