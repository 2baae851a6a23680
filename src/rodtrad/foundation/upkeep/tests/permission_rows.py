"""Who gets what from the page on how the installation is doing."""

from tests.permission_rows import Row

_ADMIN = "302 403 403 403 403 403 403 403 200"
ROWS = {"upkeep:health": Row(get=_ADMIN, post=_ADMIN)}
