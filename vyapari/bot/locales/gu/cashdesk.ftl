# Money from or to a party.
cashdesk-got = { $party } પાસેથી કેટલા મળ્યા?
cashdesk-paid = { $party }ને કેટલા આપ્યા?
