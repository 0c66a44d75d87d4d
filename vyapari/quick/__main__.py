"""``python -m vyapari.quick --shop FILE``."""

import sys

from vyapari.quick.transcript import main

sys.exit(main())
