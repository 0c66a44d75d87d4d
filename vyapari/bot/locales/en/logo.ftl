# The logo on papers.
logo-button = 🖼 Logo
logo-ask = Send me your logo as a photo. It will stand at the head of your papers.
logo-remove = 🗑 Remove
logo-saved = ✅ Your logo stands on your papers from now on.
logo-removed = Removed. Your papers carry no logo.
logo-unreadable = I cannot read this picture. Please send another one.
logo-as-photo = Please send it as a photo, not as a file.
