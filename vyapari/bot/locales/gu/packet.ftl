# The accountant's packet.
export-packet = 🗂 એકાઉન્ટન્ટ માટે
packet-which = એકાઉન્ટન્ટનું પેકેટ, કયા મહિનાનું?
packet-file =
    🗂 { $month }: { $count } એન્ટ્રી CSVમાં, બધા ચોપડા Excelમાં, Tallyની ફાઇલો, અને સાદા ટેક્સ્ટમાં જર્નલ
