# Files to take away.
export-what = શું બનાવું?
export-books-xlsx = 📗 બધા ચોપડા (Excel)
export-books-pdf = 📄 બધા ચોપડા (PDF)
export-one-book = 📒 એક ચોપડો
export-as-csv = 🗒 એન્ટ્રી (CSV)
export-which = કયા દિવસોની એન્ટ્રી? Excel માટે CSV ફાઇલ આવશે.
export-all = બધું
export-stock = 📦 સ્ટોક
export-empty = ત્યાં કંઈ લખેલું નથી.
export-entries = 📥 { $count } એન્ટ્રી, પાછી લીધેલી પણ
export-of-stock = 📥 { $count } માલનો સ્ટોક
