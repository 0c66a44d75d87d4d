# Changing one field.
form-now =
    { $ask }
    Now: { $now }
form-leave = Leave it
form-remove = 🗑 Remove
form-left = All right, left as it was.
