"""GST returns drawn from the vouchers of a month: GSTR-1, GSTR-3B, and what is wrong with them."""
