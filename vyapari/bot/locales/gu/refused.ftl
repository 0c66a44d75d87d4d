# What the books refused.
refused-other = આ ન થઈ શક્યું. કંઈ બદલાયું નથી.
refused-forbidden = આ દુકાનમાં તમે આ કરી શકતા નથી.
refused-name-taken = { $name } નામ પહેલેથી છે. બીજું નામ લખો.
refused-invite-used = આ આમંત્રણ વપરાઈ ગયું છે. માલિક પાસે નવું માગો.
refused-invite-expired = આ આમંત્રણ જૂનું થઈ ગયું. માલિક પાસે નવું માગો.
refused-not-found = તે હવે નથી. ફરીથી પૂછો.
refused-last-owner = દુકાનને એક માલિક જોઈએ. પહેલાં બીજા કોઈને માલિક બનાવો.
refused-already-member = તમે આ દુકાનમાં પહેલેથી છો. આ આમંત્રણ બીજા કોઈ માટે છે.
