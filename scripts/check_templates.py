"""House rules for templates: no inline script, style or handler; djade's form; blocktranslate trimmed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = [
    (re.compile(r"<script(?![^>]*\bsrc=)"), "inline script: put it in a module under static/"),
    (re.compile(r"<style\b"), "inline style sheet: put it in a file under static/"),
    (re.compile(r"\sstyle="), "inline style: the content security policy stops it; use a class"),
    (re.compile(r"\son[a-z]+="), "inline handler: listen from a module under static/"),
    (re.compile(r"{%\s*blocktranslate(?![^%]*\btrimmed\b)"), "blocktranslate without trimmed"),
]


def problems(path: Path) -> Iterator[str]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        for pattern, why in RULES:
            if pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {why}"


def main() -> int:
    templates = sorted((ROOT / "src").rglob("*.html"))
    found = [problem for path in templates for problem in problems(path)]
    djade = subprocess.run(
        [
            str(Path(sys.executable).parent / "djade"),
            "--target-version",
            "5.2",
            "--check",
            *map(str, templates),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    if djade.returncode:
        found.append(djade.stdout + djade.stderr)
    print("\n".join(found) or "templates fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
