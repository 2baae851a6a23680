"""Who gets what from the addresses of the look."""

from tests.permission_rows import Row

ROWS = {
    "ui:style": Row(get="302 200 200 200 200 200 200 200 200", post="405"),
    "ui:accessibility": Row(get="200", post="405"),
    "ui:set_language": Row(get="302", post="302"),
}
