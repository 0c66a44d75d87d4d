# Quotations, before they are written.
quotes-ask = Kis maal ka bhav dena hai, aur kisko? Jaise: { $example }
quotes-unclear = Ismein maal aur bhav samajh nahi aaya. Jaise: { $example }
quotes-example = <i>Ramesh ko 5 kilo cheeni 45 ke bhav, 10 packet maggi 14 ke bhav</i>
