# Charts.
charts-button = 📈 Chart
charts-empty = Nothing to draw yet: nothing is written for these days.
charts-words = 🔢 Figures
charts-age-30 = up to 30 days
charts-age-60 = 31–60 days
charts-age-90 = 61–90 days
charts-age-more = older
