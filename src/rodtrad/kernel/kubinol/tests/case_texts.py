"""Small case files as text for the tests, invented all through; one line more or less moves the lines."""

from __future__ import annotations

import re
from importlib.resources import files

from rodtrad.kernel.kubinol.case import CaseFile
from rodtrad.kernel.kubinol.loader import Loaded, load
from rodtrad.kernel.municipalities import codes_by_name

HEAD = """\
schema_version: 1
cases:
  - id: bymiddag
    municipality: Vindeln
    title: Middag ihop
    level: operational
    new_or_existing: existing
    entry_piece: insats
    status: sketch
"""
"""Lines 1 to 9; what a test adds to the case begins on line 10."""

CARDS = """\
    cards:
      - {id: N1, piece: nytta, type: benefit-individual, text: Nyttan}
      - {id: B1, piece: behov-kontext, type: need, text: Behovet}
"""
"""Lines 10 to 12 after HEAD: a benefit and a need."""

EXAMPLE = """\
schema_version: 1
snapshot_date: 2026-03-02
areas:
  - {name: Södra byarna, parent: Vindeln}
cases:
  - id: bymiddag
    municipality: Vindeln
    title: Middag ihop i byarna
    description: Invented example of the form.
    level: operational
    new_or_existing: existing
    entry_piece: insats
    entry_trigger: review
    status: paused
    paused_from: in-test
    team:
      - {profession: verksamhetsutvecklare, lead: true}
    cards:
      - {id: N1, piece: nytta, type: benefit-individual, basis: source, text: "Den som bor ensam äter ihop med andra."}
      - {id: N2, piece: nytta, type: benefit-society, basis: inferred, text: "Bygden håller ihop."}
      - {id: B1, piece: behov-kontext, type: need, basis: source, text: "Sällskap vid maten.", strength: confirmed-by-group}
      - {id: B2, piece: behov-kontext, type: target-group, basis: source, text: "Från 75 år i byarna.", criteria: {age_min: 75, area: [Södra byarna]}}
      - {id: K1, piece: kunskap, type: knowledge-user, basis: source, text: "Maten smakar inte ensam.", user_kind: target-group}
      - {id: C1, piece: kunskap, type: core-component, basis: accepted, text: "Någon håller i bordet.", competence: professional}
      - {id: I1, piece: insats, type: intervention-element, basis: source, text: "Middag varannan fredag.", state: paused, competence: volunteer}
      - {id: T1, piece: prova, type: test, basis: source, text: "Två byar i tre månader.", scale: small, state: ended, end: "2025-12", expected: "Minst tio kommer varje gång."}
      - {id: M1, piece: prova, type: measure, basis: source, text: "Samtal en månad efter.", contacts_again: true, consent: {asked: true, kept: "enhetens samtyckespärm", erase_by: "2026-12-31"}}
      - {id: R1, piece: prova, type: result, basis: source, text: "Tolv kom, från 68 år.", date: "2025-12", reached: {age_min: 68, area: [Södra byarna], count_min: 12, count_max: 12}, decision: adjust}
      - {id: X1, piece: osorterat, type: unsorted, basis: source, text: "Skjuts från byn längst bort?"}
    links:
      - {from: N1, rel: answers, to: B1, basis: source}
      - {from: C1, rel: rests-on, to: K1, basis: source}
      - {from: I1, rel: realises, to: C1, basis: inferred, reason: "Värden är volontär i dag."}
      - {from: T1, rel: yields, to: R1, basis: source}
    expected_findings:
      - {check: KUB-CHK-03, cards: [N1, N2]}
      - {check: KUB-CHK-04, cards: [N2]}
      - {check: KUB-CHK-06, cards: [B2]}
      - {check: KUB-CHK-15, cards: []}
      - {check: KUB-CHK-16, cards: []}
      - {check: KUB-CHK-20, cards: [R1]}
"""  # noqa: E501 - the invented example of the form, section 0, as it stands there


def read(text: str | bytes, *, keep_unknown: bool = False) -> Loaded:
    data = text.encode() if isinstance(text, str) else text
    return load(data, codes_by_name(), keep_unknown=keep_unknown)


def good(text: str, *, keep_unknown: bool = False) -> CaseFile:
    """The file of a text that must be accepted."""
    loaded = read(text, keep_unknown=keep_unknown)
    assert loaded.case_file is not None, refusals(text)
    return loaded.case_file


def refusals(text: str | bytes) -> list[tuple[int | None, str]]:
    """Line and code of every refusal, in the order given."""
    return [(problem.line, problem.code) for problem in read(text).problems]


def remarks(text: str) -> list[tuple[int | None, str]]:
    """Line and code of every remark of a text that must be accepted."""
    loaded = read(text)
    assert loaded.problems == ()
    return [(remark.line, remark.code) for remark in loaded.remarks]


def with_card(fields: str, card_type: str = "need", piece: str = "behov-kontext") -> str:
    """A file with one card more, on line 11."""
    return (
        f"{HEAD}    cards:\n      - {{id: A1, piece: {piece}, type: {card_type}, text: Kortet, {fields}}}\n"
    )


def without_line(text: str, pattern: str) -> str:
    """The text without the first line that holds the pattern."""
    return re.sub(rf"(?m)^.*{pattern}.*\n", "", text, count=1)


def seed() -> str:
    """The worked cases that come with the product."""
    return files("rodtrad.data").joinpath("kubinol_cases.yaml").read_text(encoding="utf-8")
