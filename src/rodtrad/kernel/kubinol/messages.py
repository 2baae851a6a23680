"""Refusals and remarks as coded problems; their sentences are in ``message_texts``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from rodtrad.kernel import guard
from rodtrad.kernel.kubinol.message_texts import KNOWN, NEAREST, TEMPLATES
from rodtrad.kernel.kubinol.nodes import Path

_SHOWN_LENGTH = 60
# Near words are looked for among so many: comparing spellings is slow.
_COMPARED = 1000
_MANY_DIGITS = re.compile(r"\d(?:[\s+–-]*\d){7,}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One refusal or remark: the line (from 1, None for values without a file), code and what it is about.

    ``choices`` are the known words or keys; the nearest one is suggested. ``path`` leads from the top of
    the file, or of the value given, to the key: names and, in lists, places from 0.
    """

    line: int | None
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    path: Path = ()
    choices: tuple[str, ...] = ()

    def text(self, lang: str = "sv") -> str:
        """Return the sentence in ``sv`` or ``en``, on one line. Raises KeyError for another language."""
        known = ", ".join(self.choices[:30])
        shown = {name: presentable(value) for name, value in self.params.items()}
        sentence = TEMPLATES[self.code][lang].format(**shown, known=known)
        near = self.nearest()
        if near:
            return f"{sentence} {NEAREST[lang].format(near=presentable(near))}"
        return f"{sentence} {KNOWN[lang].format(known=known)}" if self.code == "unknown-key" else sentence

    def nearest(self) -> str:
        """Return the known word most like the one given, or an empty text."""
        given = self.params.get("given", "")[:_SHOWN_LENGTH]
        return next(iter(get_close_matches(given, self.choices[:_COMPARED], n=1)), "") if given else ""


def presentable(value: str) -> str:
    """Shorten a value for a message, put it on one line and hide what may be personal data."""
    flat = _MANY_DIGITS.sub("…", " ".join(value.split()))
    flat = guard.mask(flat, guard.find(flat))
    return flat if len(flat) <= _SHOWN_LENGTH else flat[: _SHOWN_LENGTH - 1] + "…"


class Refused(ValueError):
    """Values that the form does not allow; ``problems`` says which and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.text("en") for problem in problems))
        self.problems = problems


class Collector:
    """Takes down refusals and remarks while reading goes on, so that all of them can be listed."""

    def __init__(self, *, keep_unknown: bool = False) -> None:
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []
        self.keep_unknown = keep_unknown

    def refuse(
        self, line: int | None, path: Path, code: str, /, *, choices: tuple[str, ...] = (), **params: str
    ) -> None:
        """Take down a refusal at the line."""
        self.problems.append(Problem(line, code, params, path, choices))

    def remark(self, line: int | None, path: Path, code: str, /, **params: str) -> None:
        """Take down a remark: it changes neither result nor exit status."""
        self.remarks.append(Problem(line, code, params, path))

    def in_line_order(self, limit: int) -> tuple[Problem, ...]:
        """Return the first refusals by line; those of one line in the order they were found."""
        return tuple(sorted(self.problems, key=lambda problem: problem.line or 0)[:limit])
