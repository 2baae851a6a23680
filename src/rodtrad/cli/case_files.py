"""Case files on the command line: reading one, and saying why it is refused (form sections 11 and 12)."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rodtrad.cli.whole_files import why_unread
from rodtrad.kernel.kubinol.loader import Loaded, load
from rodtrad.kernel.kubinol.messages import Problem
from rodtrad.kernel.kubinol.reader import BYTE_LIMIT
from rodtrad.kernel.municipalities import codes_by_name


def read_case_file(path: str, *, keep_unknown: bool) -> Loaded:
    """Read and judge the file at the path; one that cannot be opened is refused like any other."""
    try:
        with open(path, "rb") as file:
            # One byte more than allowed is enough to know that it is too much.
            data = file.read(BYTE_LIMIT + 1)
    except OSError as error:
        return Loaded(None, (Problem(1, "cannot-open", {"reason": why_unread(error)}),))
    return load(data, codes_by_name(), keep_unknown=keep_unknown)


def tell_problems(path: str, problems: Iterable[Problem]) -> None:
    """Print ``file:line: reason`` on stderr, one a line."""
    for problem in problems:
        print(f"{path}:{problem.line or 1}: {problem.text()}", file=sys.stderr)


def tell_remarks(path: str, remarks: Iterable[Problem]) -> None:
    """Print ``file:line: note: text`` on stderr, one a line."""
    for remark in remarks:
        print(f"{path}:{remark.line or 1}: note: {remark.text()}", file=sys.stderr)
