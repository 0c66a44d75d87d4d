# Changing one field.
form-now =
    { $ask }
    Abhi: { $now }
form-leave = Rehne do
form-remove = 🗑 Hata do
form-left = Theek hai, jaisa tha waisa hai.
