# Quotations, before they are written.
quotes-ask = What shall I quote, and for whom? For example: { $example }
quotes-unclear = I do not see goods and prices in that. For example: { $example }
quotes-example = <i>5 kg sugar at 45, 10 packet maggi at 14 to Ramesh</i>
