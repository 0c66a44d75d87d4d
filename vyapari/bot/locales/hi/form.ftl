# Changing one field.
form-now =
    { $ask }
    अभी: { $now }
form-leave = रहने दो
form-remove = 🗑 हटा दो
form-left = ठीक है, जैसा था वैसा है।
