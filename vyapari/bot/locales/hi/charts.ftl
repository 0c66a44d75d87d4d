# Charts.
charts-button = 📈 चार्ट
charts-empty = चार्ट के लिए अभी कुछ नहीं: इन दिनों का कुछ लिखा नहीं है।
charts-words = 🔢 आँकड़े
charts-age-30 = 30 दिन तक
charts-age-60 = 31–60 दिन
charts-age-90 = 61–90 दिन
charts-age-more = उससे पुराना
