# Files to take away.
export-what = क्या बनाऊँ?
export-books-xlsx = 📗 सब बही (Excel)
export-books-pdf = 📄 सब बही (PDF)
export-one-book = 📒 एक बही
export-as-csv = 🗒 एंट्री (CSV)
export-which = किन दिनों की एंट्री? Excel के लिए CSV फ़ाइल आएगी।
export-all = सब कुछ
export-stock = 📦 स्टॉक
export-empty = वहाँ कुछ लिखा नहीं है।
export-entries = 📥 { $count } एंट्री, वापस ली हुई भी
export-of-stock = 📥 { $count } माल का स्टॉक
