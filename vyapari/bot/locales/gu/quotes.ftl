# Quotations, before they are written.
quotes-ask = કયા માલનો ભાવ આપવો છે, અને કોને? જેમ કે: { $example }
quotes-unclear = આમાં માલ અને ભાવ સમજાયા નહીં. જેમ કે: { $example }
quotes-example = <i>રમેશને 5 કિલો ખાંડ 45ના ભાવે, 10 પેકેટ મેગી 14ના ભાવે</i>
