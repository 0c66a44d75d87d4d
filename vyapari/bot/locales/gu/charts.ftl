# Charts.
charts-button = 📈 ચાર્ટ
charts-empty = ચાર્ટ માટે હજી કંઈ નથી: આ દિવસોનું કંઈ લખેલું નથી.
charts-words = 🔢 આંકડા
charts-age-30 = 30 દિવસ સુધી
charts-age-60 = 31–60 દિવસ
charts-age-90 = 61–90 દિવસ
charts-age-more = તેથી જૂનું
