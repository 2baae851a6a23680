"""Who gets what from the start page."""

from tests.permission_rows import Row

ROWS = {"home:start": Row(get="302 200 200 200 200 200 200 200 200", post="405")}
