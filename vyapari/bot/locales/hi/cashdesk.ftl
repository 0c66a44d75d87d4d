# Money from or to a party.
cashdesk-got = { $party } से कितने मिले?
cashdesk-paid = { $party } को कितने दिए?
