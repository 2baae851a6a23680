"""A LimeSurvey file (.lss) as parts with rows. XML is read as text only: no document type, no entities."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from rodtrad.kernel.questionnaire.losses import Loss
from rodtrad.kernel.questionnaire.problems import Problem, Refused

MOST_BYTES = 10_000_000
MOST_ROWS = 50_000
DEEPEST = 8


@dataclass(slots=True)
class Entry:
    """One row of a part; ``line`` is the line of the file it begins on."""

    part: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)

    def take(self, name: str) -> str:
        """Return the field without blanks around it, empty when it is not there."""
        return self.fields.get(name, "").strip()

    def loss(self, column: str, code: str, **facts: str) -> Loss:
        """Return a loss in this row."""
        return Loss(self.part, self.line, column, code, facts)


Parts = dict[str, list[Entry]]


def parts_of(data: bytes) -> Parts:
    """Return the rows of every part, and the languages as rows of the part "languages".

    Raises Refused: too-large, entities, broken, not-limesurvey, too-many-rows, too-deep.
    """
    if len(data) > MOST_BYTES:
        raise Refused(Problem("too-large", (), {"most": str(MOST_BYTES // 1_000_000)}))
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = lambda tag, _: reader.start(tag, parser.CurrentLineNumber)
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: an unknown encoding
        if isinstance(error, Refused):
            raise
        raise Refused(Problem("broken", (str(parser.CurrentLineNumber),))) from error
    if reader.kind.strip() != "Survey" or "questions" not in reader.parts:
        raise Refused(Problem("not-limesurvey"))
    return reader.parts


class _Reader:
    """document / part / rows / row / field."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._texts: list[str] = []
        self._rows = 0
        self.parts: Parts = {}
        self.kind = ""

    def doctype(self, *_about: object) -> None:
        """A document type can name files and swell: there is none in a LimeSurvey file."""
        raise Refused(Problem("entities"))

    def start(self, tag: str, line: int) -> None:
        """Open an element."""
        self._path.append(tag)
        self._texts = []
        if len(self._path) > DEEPEST:
            raise Refused(Problem("too-deep", (str(line),)))
        is_row = self._path[2:] == ["rows", "row"]
        is_language = self._path[1:] == ["languages", "language"]
        if is_row or is_language:
            self._rows += 1
            if self._rows > MOST_ROWS:
                raise Refused(Problem("too-many-rows", (str(line),), {"most": str(MOST_ROWS)}))
            self.parts.setdefault(self._path[1], []).append(Entry(self._path[1], line))

    def text(self, text: str) -> None:
        """Take down text."""
        self._texts.append(text)

    def end(self, tag: str) -> None:
        """Close an element."""
        text = "".join(self._texts)
        if self._path[1:] == ["LimeSurveyDocType"]:
            self.kind = text
        elif self._path[1:] == ["languages", "language"]:
            self.parts["languages"][-1].fields["language"] = text
        elif len(self._path) == 5 and self._path[2:4] == ["rows", "row"]:
            self.parts[self._path[1]][-1].fields[tag] = text
        self._path.pop()
        self._texts = []
