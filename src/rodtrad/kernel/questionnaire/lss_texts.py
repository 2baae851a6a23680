"""Texts of a LimeSurvey file: HTML to plain text, and the conditions of its expression language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from rodtrad.kernel.questionnaire.expressions import Expression
from rodtrad.kernel.questionnaire.parsing import NotUnderstood, parsed

_PLAIN_TAGS = frozenset("p br div span html body".split())
_BREAKS = frozenset("p br div li tr h1 h2 h3 h4".split())
_SILENT = frozenset("script style".split())
_BLANK_LINES = re.compile(r"\s*\n\s*(\n\s*)*")

_SPLIT = re.compile(r"""("[^"]*"|'[^']*')""")
_WORDS = (
    (re.compile(r"&&"), " and "),
    (re.compile(r"\|\|"), " or "),
    (re.compile(r"\b(AND|OR)\b"), lambda match: match[1].lower()),
    (re.compile(r"=="), "="),
    (re.compile(r"\bne\b"), "!="),
    (re.compile(r"!(?!=)\s*\("), "not("),
    (re.compile(r"(?<![\w.${])([A-Za-z]\w*)(?:\.NAOK|\.shown|\.value)?(?![\w(.}])"), None),
)
_TICKED = re.compile(r"""\$\{(?P<key>\w+)\}\s*=\s*["']Y["']""")
_KEYWORDS = frozenset("and or not".split())


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.formatted = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.formatted |= tag not in _PLAIN_TAGS
        self._silent += tag in _SILENT
        if tag in _BREAKS:
            self.texts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BREAKS - {"br"}:
            self.texts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data.replace("\n", " ").replace("\r", " "))


def plain(html: str) -> tuple[str, bool]:
    """Return the text without HTML, and whether more than paragraphs was lost: emphasis, pictures, links."""
    reader = _Plain()
    reader.feed(html)
    reader.close()
    text = _BLANK_LINES.sub("\n", "".join(reader.texts).replace("\u00a0", " ").replace("\t", " "))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip(), reader.formatted


def condition(text: str, ticks: Mapping[str, tuple[str, str]]) -> Expression:
    """Return the tree of a relevance equation. ``ticks``: what a checkbox is called, its question and code.

    Raises NotUnderstood for all that the skip logic here has no words for.
    """
    pieces = _SPLIT.split(text)
    told = "".join(piece if at % 2 else _told(piece) for at, piece in enumerate(pieces))
    return parsed(_TICKED.sub(lambda match: _tick(match, ticks), told))


def _told(piece: str) -> str:
    for pattern, words in _WORDS:
        piece = pattern.sub(words or _key, piece)
    return piece


def _key(match: re.Match[str]) -> str:
    return match[0] if match[1] in _KEYWORDS else f"${{{match[1]}}}"


def _tick(match: re.Match[str], ticks: Mapping[str, tuple[str, str]]) -> str:
    if match["key"] not in ticks:
        return match[0]
    key, code = ticks[match["key"]]
    return f"selected(${{{key}}}, '{code}')"


__all__ = ["NotUnderstood", "condition", "plain"]
