"""Several files in one."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime


def zipped(contents: Mapping[str, bytes], made: datetime) -> bytes:
    """A zip of files by their names, dated ``made``. Blocks."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(
                zipfile.ZipInfo(name, made.timetuple()[:6]), content, zipfile.ZIP_DEFLATED
            )
    return kept.getvalue()
