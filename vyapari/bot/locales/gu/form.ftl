# Changing one field.
form-now =
    { $ask }
    અત્યારે: { $now }
form-leave = રહેવા દો
form-remove = 🗑 કાઢી નાખો
form-left = સારું, જેમ હતું તેમ છે.
