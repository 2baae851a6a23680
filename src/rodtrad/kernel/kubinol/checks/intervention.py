"""Checks on core components and the elements that realise them: 08, 09, 10 and 21."""

from __future__ import annotations

from rodtrad.kernel.kubinol.case import Card, Finding
from rodtrad.kernel.kubinol.checks.index import View


def kub_chk_08(view: View) -> Finding | None:
    """A core component that rests on no knowledge."""
    return view.finding_where(
        "KUB-CHK-08", view.of_type("core-component"), lambda core: not view.targets(core, "rests-on")
    )


def kub_chk_09(view: View) -> Finding | None:
    """A core component that no element realises."""
    return view.finding_where(
        "KUB-CHK-09", view.of_type("core-component"), lambda core: not view.sources(core, "realises")
    )


def kub_chk_10(view: View) -> Finding | None:
    """An element that realises no core component."""
    return view.finding_where(
        "KUB-CHK-10",
        view.of_type("intervention-element"),
        lambda element: not view.targets(element, "realises"),
    )


def kub_chk_21(view: View) -> Finding | None:
    """A core only for professionals in an element run by volunteers, or whose competence is not settled."""
    return view.finding_where(
        "KUB-CHK-21",
        view.of_type("core-component"),
        lambda core: _is_run_by_volunteers(core, view) or _is_unsettled(core, view),
    )


def _is_run_by_volunteers(core: Card, view: View) -> bool:
    """21 (a): staffed by volunteers alone; "mixed" is silent."""
    return core.fields.get("competence") == "professional" and any(
        element.fields.get("competence") == "volunteer" for element in view.sources(core, "realises")
    )


def _is_unsettled(core: Card, view: View) -> bool:
    """21 (b): left out means not settled, which matters once the case is tried."""
    competence = core.fields.get("competence") or "not-settled"
    return competence == "not-settled" and view.has_reached("in-test")
