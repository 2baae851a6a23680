"""What an import is about to do, case by case: made by ``canvas.imports.plan``, carried out by ``apply``."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rodtrad.foundation.org.models import Place
from rodtrad.kernel.kubinol.case import Case
from rodtrad.kernel.kubinol.messages import Problem
from rodtrad.work.canvas.queries.files import Beside
from rodtrad.work.canvas.queries.whole import LoadedCase
from rodtrad.work.canvas.rules.differences import Difference, LinkKey, Plain
from rodtrad.work.canvas.services.importing.problems import BY_PERSON, BY_SAFETY


class Outcome(StrEnum):
    """``NOTED``: only date, areas or expected findings differ; the case itself is not changed."""

    NEW = "new"
    CHANGED = "changed"
    NOTED = "noted"
    UNCHANGED = "unchanged"


@dataclass(slots=True)
class CasePlan:
    """One case of the file. ``case`` is as it is to stand, ``content`` the same in the file's form.

    ``loaded``: the case as the importer sees it here, None when it is new; ``before`` its content.
    ``owner``: the municipality, None when it is to be created; ``unit``: the one unit that the case names.
    """

    case: Case
    content: Plain
    beside: Beside
    code: str
    municipality: str
    owner: Place | None
    unit: Place | None = None
    line: int | None = None
    outcome: Outcome = Outcome.NEW
    loaded: LoadedCase | None = None
    before: Plain = field(default_factory=dict)
    difference: Difference = field(default_factory=Difference)

    @property
    def ref(self) -> str:
        """The case's key everywhere: the municipality's code and the case's id."""
        return f"{self.code}/{self.case.id}"

    @property
    def brought_back_cards(self) -> list[str]:
        """Cards that are put away here and live in the file."""
        lives = {card["id"]: card.get("life") for card in self.content.get("cards", ())}
        was = {card["id"] for card in self.before.get("cards", ()) if card.get("life") == "retired"}
        return [key for key in self.difference.changed_cards if key in was and lives.get(key) != "retired"]

    @property
    def brought_back_links(self) -> list[LinkKey]:
        was = {
            (link["from"], link["rel"], link["to"])
            for link in self.before.get("links", ())
            if link.get("life") == "retired"
        }
        return [key for key, names in self.difference.changed_links.items() if key in was and "life" in names]

    @property
    def parts(self) -> dict[str, list[str]]:
        """What is to happen, by kind: names of fields, cards and links; changed cards with their fields.

        Kinds: new-cards, new-links, fields, changed-cards, changed-links, brought-back-cards,
        brought-back-links, retired-cards, retired-links, order. Empty ones are left out.
        """
        found, back = self.difference, (set(self.brought_back_cards), set(self.brought_back_links))
        if self.outcome is Outcome.NEW:
            cards = [card.id for card in self.case.cards]
            links = [f"{link.source} {link.rel} {link.target}" for link in self.case.links]
            return {name: rows for name, rows in (("new-cards", cards), ("new-links", links)) if rows}
        cards_changed = {key: names for key, names in found.changed_cards.items() if key not in back[0]}
        links_changed = {key: names for key, names in found.changed_links.items() if key not in back[1]}
        rows = {
            "fields": found.fields,
            "new-cards": found.new_cards,
            "changed-cards": [_with_names(key, names) for key, names in cards_changed.items()],
            "brought-back-cards": self.brought_back_cards,
            "retired-cards": found.gone_cards,
            "new-links": [" ".join(key) for key in found.new_links],
            "changed-links": [_with_names(" ".join(key), names) for key, names in links_changed.items()],
            "brought-back-links": [" ".join(key) for key in self.brought_back_links],
            "retired-links": [" ".join(key) for key in found.gone_links],
            "order": [self.case.id] if found.order else [],
        }
        return {name: names for name, names in rows.items() if names}


def _with_names(what: str, names: list[str]) -> str:
    return f"{what} ({', '.join(names)})"


@dataclass(slots=True)
class Plan:
    """Everything that importing a file would do. With ``problems`` nothing is done at all. ``names``: words of texts
    that would be new here and seem to be people's names."""

    cases: list[CasePlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def of(self, *outcomes: Outcome) -> list[CasePlan]:
        return [case for case in self.cases if case.outcome in outcomes]

    @property
    def writes(self) -> bool:
        """Whether carrying it out would write anything."""
        return any(case.outcome is not Outcome.UNCHANGED for case in self.cases)

    @property
    def is_blocked_by_persons(self) -> bool:
        return any(problem.code in BY_PERSON for problem in self.problems)

    @property
    def is_blocked_by_safety(self) -> bool:
        return any(problem.code in BY_SAFETY for problem in self.problems)

    @property
    def is_hopeless(self) -> bool:
        """Whether there are problems that no choice of the person can answer."""
        return any(problem.code not in BY_PERSON | BY_SAFETY for problem in self.problems)
