"""Fail when a file has outgrown its room (style page, "Small files"). No exception without a dated decision."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMITS = {"code": 400, "tests": 500, "settings": 150, ".html": 150, ".js": 150, ".css": 400}


def limit_of(path: Path) -> int | None:
    """The most lines a file may have, or None when it is not a kind that is measured."""
    if path.suffix in (".html", ".js", ".css"):
        return LIMITS[path.suffix]
    if path.suffix != ".py" or "migrations" in path.parts:
        return None
    if "tests" in path.parts:
        return LIMITS["tests"]
    return LIMITS["settings"] if "settings" in path.parts else LIMITS["code"]


def too_long(root: Path) -> Iterator[str]:
    for folder in ("src", "tests", "scripts", "bench"):
        for path in sorted((root / folder).rglob("*")):
            limit = limit_of(path) if path.is_file() else None
            if limit is None:
                continue
            lines = len(path.read_text("utf-8").splitlines())
            if lines > limit:
                yield f"{path.relative_to(root)}: {lines} lines, at most {limit}"


def main() -> int:
    found = list(too_long(ROOT))
    print("\n".join(found) or "sizes fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
