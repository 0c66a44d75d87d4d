# Charts.
charts-button = 📈 Chart
charts-empty = Chart ke liye abhi kuch nahi: in dinon ka kuch likha nahi hai.
charts-words = 🔢 Aankde
charts-age-30 = 30 din tak
charts-age-60 = 31–60 din
charts-age-90 = 61–90 din
charts-age-more = usse purana
