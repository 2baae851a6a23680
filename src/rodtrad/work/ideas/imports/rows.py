"""Rows of a table of ideas: what each says, and what is wrong with it."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from rodtrad.foundation.base.tables import TableRefused
from rodtrad.foundation.org.settings import values
from rodtrad.kernel import guard
from rodtrad.work.ideas.choices import IdeaType, Mandate
from rodtrad.work.ideas.imports.columns import COLUMNS, LONGEST
from rodtrad.work.ideas.models import Campaign

MOST_SHOWN = 100
LOOKED_AT = ("text", "remark", "category", "sender_role")
"""Fields that are shown, and so are looked at for what may point to a person."""
_MOJIBAKE = re.compile("Ã[¥¤¶…„–©¼]|â€|Â[\\s´]")
"""UTF-8 that somebody has saved as Windows-1252."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WHEN = {"nu": "kan börja nu", "planering": "behöver planeras"}
_WHO = {"region/nationellt": "region eller nationellt"}


@dataclass(frozen=True, slots=True)
class Row:
    """One idea of a file: the line it stands on, its fields, and what in it may point to a person."""

    line: int
    fields: Mapping[str, str]
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line cannot be brought in, in words for the one who made the file."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read; with a problem nothing is brought in. ``unknown``: headings that were passed over."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()
    more: int = field(default=0)

    @property
    def asks(self) -> int:
        """How many rows may point to somebody: they are held back until somebody has looked."""
        return sum(bool(row.found) for row in self.rows)


def judged(campaign: Campaign, table: Sequence[Sequence[str]]) -> Read:
    """Rows and problems of a table whose first row is the heading."""
    heading = [cell.strip().casefold() for cell in (table[0] if table else ())]
    places = {
        key: next((heading.index(name) for name in names if name in heading), -1)
        for key, names in COLUMNS.items()
    }
    if places["text"] < 0:
        said = _("No column is called text. The headings are: %(names)s.")
        raise TableRefused(said % {"names": ", ".join(cell for cell in heading if cell)[:300] or _("none")})
    most = values(("ideas.most-rows",), campaign.item.place)["ideas.most-rows"]
    known = {name for names in COLUMNS.values() for name in names}
    challenges = {row.title.casefold() for row in campaign.challenges.all()}
    rows, problems = [], []
    for line, cells in enumerate(table[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        fields = {
            key: _said(cells[at]) for key, at in places.items() if 0 <= at < len(cells) and cells[at].strip()
        }
        reason = _wrong(fields, len(cells) > len(heading) and any(cells[len(heading) :]), challenges)
        if reason:
            problems.append(Problem(line, reason))
        else:
            text = "\n".join(fields.get(key, "") for key in LOOKED_AT)
            found = tuple(dict.fromkeys(text[hit.start : hit.end] for hit in guard.ask(text)))
            rows.append(Row(line, fields, found))
    if not rows and not problems:
        raise TableRefused(_("There are no ideas in the file, only a heading."))
    if len(rows) > most:
        raise TableRefused(
            _("There are more than %(most)s ideas. Divide the file into several.") % {"most": most}
        )
    unknown = tuple(cell for cell in heading if cell and cell not in known)
    return Read(tuple(rows), tuple(problems[:MOST_SHOWN]), unknown, max(0, len(problems) - MOST_SHOWN))


def _wrong(fields: Mapping[str, str], too_wide: bool, challenges: set[str]) -> str:
    if any(guard.has_identity_number(value) for value in fields.values()):
        return _("a personal identity number stands here; Rödtråd keeps no such numbers, take it away")
    if "text" not in fields:
        return _("the column text is empty")
    if too_wide:
        return _("there are more cells than headings; put the text within quotation marks")
    if len(fields["text"]) > LONGEST:
        said = _("the text has %(length)s characters; at most 10,000 can be kept")
        return said % {"length": len(fields["text"])}
    if any("\ufffd" in value or _MOJIBAKE.search(value) for value in fields.values()):
        return _(
            "signs are broken here, such as å, ä and ö; save the file anew as CSV UTF-8 or Excel, and send it again"
        )
    if fields.get("idea_type") and not _type_of(fields["idea_type"]):
        return _("the type “%(word)s” is not known; write utmaning, förslag, lösning or reflektion") % {
            "word": fields["idea_type"][:40]
        }
    for key, most in (("category", 80), ("level", 40), ("sender_role", 80), ("source_key", 60)):
        if len(fields.get(key, "")) > most:
            return _("%(column)s is longer than %(most)s characters") % {
                "column": COLUMNS[key][0],
                "most": most,
            }
    if fields.get("challenge") and fields["challenge"].casefold() not in challenges:
        said = _("the challenge “%(word)s” is not among those of the campaign")
        return said % {"word": fields["challenge"][:60]}
    return ""


_TYPES = {
    "utmaning": IdeaType.CHALLENGE, "förslag": IdeaType.PROPOSAL, "lösning": IdeaType.SOLUTION,
    "reflektion": IdeaType.REFLECTION, **{each.value: each for each in IdeaType},
}  # fmt: skip
_MANDATES = {"eget": Mandate.OWN, "annat": Mandate.OTHER, "own": Mandate.OWN, "other": Mandate.OTHER}


def _type_of(word: str) -> str:
    found = _TYPES.get(word.casefold())
    return found.value if found else ""


def type_of(fields: Mapping[str, str], default: str) -> str:
    """The type a row says, or the one chosen for the file."""
    return _type_of(fields.get("idea_type", "")) or default


def mandate_of(fields: Mapping[str, str]) -> str:
    """The mandate a row says, if it is one of ours."""
    found = _MANDATES.get(fields.get("mandate", "").casefold())
    return found.value if found else ""


def suggested_of(fields: Mapping[str, str]) -> tuple[str, str, tuple[str, ...], str] | None:
    """What a row suggests on the axes: when, who, requirements, and on what grounds."""
    when, who = fields.get("when", ""), fields.get("who", "")
    needs = tuple(word.strip() for word in fields.get("requirements", "").split(",") if word.strip())
    if not (when or who or needs):
        return None
    return _WHEN.get(when, when)[:60], _WHO.get(who, who)[:60], needs, fields.get("basis", "")[:60]


def _said(cell: str) -> str:
    """What stands in a cell, without the sign by which a file keeps a spreadsheet from reading it as a formula."""
    plain = _CONTROL.sub("", cell).strip()
    return plain[1:] if plain[:1] == "'" and plain[1:2] in tuple("=+-@") else plain


def packed(read: Read) -> bytes:
    """The rows as they wait for a yes."""
    return zlib.compress(json.dumps([asdict(row) for row in read.rows]).encode())


def unpacked(data: bytes) -> list[Row]:
    """The rows that wait."""
    return [
        Row(each["line"], each["fields"], tuple(each["found"])) for each in json.loads(zlib.decompress(data))
    ]
