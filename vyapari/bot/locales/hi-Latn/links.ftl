# Files behind a link, for who has no Telegram.
links-button = 🔗 Link
links-hello = Namaste { $party } ji,
links-bill = { $shop } se aapka bill { $number }, { $amount }:
links-return = { $shop } se wapsi ka note { $number }, { $amount }:
links-receipt = { $shop } se aapki raseed { $number }, { $amount }:
links-quotation = { $shop } se bhav-patra { $number }, { $amount }:
links-challan = { $shop } se maal ka challan { $number }:
links-account = { $shop } mein { $date } tak aapka hisaab:
links-gst = 🧾 GST · { $month }
links-as-of = { $shop } · { $moment } ki sthiti
links-until = Link { $date } tak chalega.
links-none = ⚠️ Abhi link nahi ban paya. Ye rahi file, isi ko bhej dijiye.
links-off = Yahan file ke link chalu nahi hain. File hi bhej dijiye.
links-too-large = ⚠️ Ye file link ke liye bahut badi hai: { $size } MB, aur had { $most } MB ki hai. Kam din chuniye, ya file hi bhej dijiye.
