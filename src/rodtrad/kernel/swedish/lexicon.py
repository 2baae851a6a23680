"""The word list of the package hunspell-sv, read for one question: which pieces may a Swedish compound be made of?

A line is "word/FLAGS". Flags that count (sv_SE.aff): X may stand first, U in the middle, Y last, Z only inside a
compound, % forbidden; suffix rules whose result is marked X or U make binding forms ("arbete" → "arbets").
"""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterator
from functools import cache
from importlib.metadata import files
from pathlib import Path
from typing import NamedTuple

from rodtrad.kernel.swedish.stems import stem

_SHORTEST = 2
_RULE = re.compile(r"SFX +(\S) +(\S+) +(\S+?)/(\S+) +(\S+)$")
_WORD = re.compile(r"[a-zåäöéü]+")


class Lexicon(NamedTuple):
    """``firsts``: what may stand first or in the middle; ``lasts``: stems of what may stand last; ``whole``: words."""

    firsts: frozenset[str]
    lasts: frozenset[str]
    whole: frozenset[str]


class _Suffix(NamedTuple):
    strip: str
    add: str
    ends: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """Read the lists once: about a second and 60 MB. Raises LookupError when the package is not installed."""
    suffixes = _binding_suffixes(_file("sv_SE.aff"))
    firsts: set[str] = set()
    lasts: set[str] = set()
    whole: set[str] = set()
    for word, flags in _entries(_file("sv_SE.dic")):
        if "Z" not in flags:
            whole.add(word)
        if set(flags) & {"X", "U", "Z"}:
            firsts.add(word)
        if "Y" in flags:
            lasts.add(stem(word))
        for flag in flags:
            firsts.update(_bound(word, suffixes.get(flag, ())))
    return Lexicon(frozenset(firsts), frozenset(lasts), frozenset(whole))


def _file(name: str) -> Path:
    for path in files("hunspell-sv") or ():
        if path.name == name:
            found = Path(str(path.locate()))
            if found.exists():
                return found
    found = Path(sysconfig.get_path("data")) / "share" / "hunspell" / name
    if not found.exists():
        raise LookupError(f"{name} of the package hunspell-sv is not installed")
    return found


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    """Words in small letters with their flags; names and forbidden words are left out."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, _slash, flags = line.split(None, 1)[0].partition("/") if line.strip() else ("", "", "")
            if len(word) >= _SHORTEST and "%" not in flags and _WORD.fullmatch(word):
                yield word, flags


def _binding_suffixes(path: Path) -> dict[str, list[_Suffix]]:
    rules: dict[str, list[_Suffix]] = {}
    for line in path.read_text("utf-8").splitlines():
        found = _RULE.match(line.split("#")[0].rstrip())
        if found and set(found[4]) & {"X", "U"}:
            flag, strip, add, _flags, ends = found.groups()
            end = re.compile(f"{'' if ends == '.' else ends}$")
            rules.setdefault(flag, []).append(_Suffix(strip.strip("0"), add.strip("0"), end))
    return rules


def _bound(word: str, suffixes: list[_Suffix] | tuple[()]) -> Iterator[str]:
    for suffix in suffixes:
        if suffix.ends.search(word) and word.endswith(suffix.strip) and suffix.add != "-":
            yield word[: len(word) - len(suffix.strip)] + suffix.add
