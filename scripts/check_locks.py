"""Fail when a lock file no longer answers to its .in file, lacks a hash, or holds an address. Needs no network."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDER = Path(__file__).resolve().parent.parent / "requirements"


def asked(name: str) -> Iterator[Requirement]:
    for line in (FOLDER / f"{name}.in").read_text().splitlines():
        if line.startswith("-r "):
            yield from asked(line[3:].removesuffix(".in"))
        elif line.strip() and not line.startswith("#"):
            yield Requirement(line)


def problems(name: str) -> Iterator[str]:
    text = (FOLDER / f"{name}.lock").read_text()
    locked = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ \\]+)", text, re.MULTILINE))
    if "//" in text:
        yield f"{name}.lock: holds an address"
    for block in re.split(r"\n(?=\S)", text):
        if "==" in block and "--hash=sha256:" not in block:
            yield f"{name}.lock: no hash for {block.split('==')[0]}"
    for requirement in asked(name):
        version = locked.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version):
            yield f"{name}.lock: {requirement} is not locked; run `make lock`"


def main() -> int:
    found = [problem for name in ("bootstrap", "base", "dev", "node") for problem in problems(name)]
    print("\n".join(found) or "locks fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
