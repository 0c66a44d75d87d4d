# Money from or to a party.
cashdesk-got = How much did { $party } pay?
cashdesk-paid = How much did you pay { $party }?
