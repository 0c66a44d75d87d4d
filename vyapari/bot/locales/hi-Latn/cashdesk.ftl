# Money from or to a party.
cashdesk-got = { $party } se kitne mile?
cashdesk-paid = { $party } ko kitne diye?
