"""What a module may declare in its manifest.py: plain data and dotted paths, nothing that runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise

from rodtrad.kernel.suppression.shown import Count

Text = str | Promise


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A kind of item on the thread.

    ``lane``: a key of kernel.thread.lanes. ``substance``: the fields whose change asks neighbours to look
    again (settled.md section 4). ``url``: URL name that shows one item, given its code. ``details``: dotted
    path of ``(actor, items) -> dict[item id, mapping]``, called once per kind on a page. ``icon``: name in ui.
    ``edit_action``: the permission that the thread's own pages ask for before they answer a flag, link or put
    away; empty = those pages only read. ``target_group``: "is" for the kind that says whom a work is for,
    "follows" for what is flagged when it changes, "follows-applies" when only those with a value under
    ``applies_to`` in their details are. ``searched``: dotted path of ``(ids) -> dict[item id, text]``, what is
    searched beside title and text. ``themed``: dotted path of ``(ids) -> dict[item id, list of themes]``, what a search
    can be narrowed to beside the labels of the catalogue "theme"; the themes there are stand in ``Manifest.themes``.
    """

    name: str
    title: Text
    plural: Text
    lane: str
    url: str
    substance: frozenset[str] = frozenset({"title", "text", "state"})
    details: str = ""
    icon: str = ""
    lists: bool = True
    edit_action: str = ""
    target_group: str = ""
    searched: str = ""
    themed: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link, read as people say it: ``from_kinds`` name ``to_kinds``.

    ``rests``: which end rests on the other (is the lower one): "from" or "to". ``label`` reads from → to,
    ``inverse`` reads to → from. ``from_kinds``/``to_kinds`` empty = any kind. Several modules may declare the
    same name with other kinds; ``rests`` must agree.
    """

    name: str
    label: Text
    inverse: Text
    rests: str
    from_kinds: frozenset[str] = frozenset()
    to_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Become:
    """Something that can be made of another module's items; it stands in the menus of all of them.

    ``name``: for good, as it stands in an address ("canvas-card"). ``title``: the line in the menu. ``from_kinds``
    and ``from_lanes``: what it can be made of. ``create_from``: dotted path of ``(actor, source, answers) -> Item``,
    a service that saves the new item. ``form``: dotted path of ``(actor, source, data) -> Form | None``, what is asked
    first, and None for those who may not; without words for data it is drawn as it starts out. ``relation``: the link
    that is made between the two; ``source_is``: which end of it the source is, "from" or "to".
    """

    name: str
    title: Text
    create_from: str
    form: str
    relation: str = "gives-rise-to"
    source_is: str = "from"
    from_kinds: frozenset[str] = frozenset()
    from_lanes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both counted in. Raises ValueError when it ends before it begins."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period from {self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """A piece that other modules' reports may take in: a board's monthly report, a year's summary.

    ``blocks``: dotted path of ``(actor, place, period) -> Sequence[render.blocks.Block]``, what that actor may see of
    the place and all below it; nothing for nothing to say.
    """

    name: str
    title: Text
    blocks: str


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """One value of a series. ``at``: the first day of its period; ``value`` None: missing."""

    at: date
    value: Count | float | None


@dataclass(frozen=True, slots=True)
class Series:
    """A row of values over time that can be charted like any measure.

    ``step``: week, month, quarter, half or year. ``better``: higher, lower or none. ``people``: it counts people, and
    then every value must have passed kernel.suppression. ``values``: dotted path of ``(actor, place, period) ->
    list[SeriesValue]``, rising, one per step.
    """

    name: str
    title: Text
    unit: Text
    step: str
    values: str
    better: str = "none"
    people: bool = False


@dataclass(frozen=True, slots=True)
class SeriesFamily:
    """Series that people make while the platform runs: each is called ``name``, a colon and a key of its own.

    ``listed``: dotted path of ``(actor, place) -> list[Series]``, those the actor sees at the place and below.
    ``found``: of ``(actor, key) -> Series | None``. ``values``: of ``(actor, key, place, period) ->
    list[SeriesValue]``.
    """

    name: str
    listed: str
    found: str
    values: str


@dataclass(frozen=True, slots=True)
class Permission:
    """Who may do ``action``: ``roles`` held at the object's place or above, ``own`` roles on the object itself."""

    action: str
    title: Text
    roles: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """A default that a municipality may change.

    ``kind``: whole, words (list of texts), bool or text. ``lowest``/``highest`` bound a whole number.
    ``action``: the permission needed to change it. ``check``: dotted path of (value) -> text, what else is wrong with a
    value, in words for the one who wrote it; "" when it fits.
    """

    name: str
    title: Text
    help: Text
    kind: str
    default: Any
    action: str = "org.change-settings"
    lowest: int | None = None
    highest: int | None = None
    check: str = ""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line in the menu. ``group``: start, listen, understand, develop, steer, learn or manage.

    ``action``: shown only to whom may() says yes somewhere; empty = everybody signed in. ``tabs``: (address name,
    title) of the pages that stand side by side behind the line, drawn as tabs on each of them.
    """

    group: str
    title: Text
    url: str
    action: str = ""
    icon: str = ""
    order: int = 50
    tabs: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class StartRow:
    """A line on the start page: what it is, where it leads, and a few words on why it is here."""

    title: Text
    url: str
    note: Text = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class StartBlock:
    """A box on the start page, from one module, for one person.

    ``empty`` says what the box will hold, for the one who has nothing there yet; without it an empty box is
    left out. ``more_url`` leads to the whole list. ``order``: lower stands first, among those with rows.
    ``roles``: for whom it stands before the boxes that are for everybody.
    """

    title: Text
    rows: tuple[StartRow, ...] = ()
    empty: Text = ""
    more_url: str = ""
    more_text: Text = ""
    icon: str = ""
    order: int = 50
    roles: frozenset[str] = frozenset()


MOST_TODOS = 50
"""How many a function of Manifest.todos gives at most: with fewer, what is not among them is done."""


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits for this person. ``key`` names it for good ("canvas.decision:" + code), so that it can be
    delegated and told of once. ``item``: the code of the item it is about; without one it cannot be handed to
    another. ``due``: the last day, if there is one. ``action``: what one must be allowed to do to the item in order
    to do this; empty = what its kind asks for before it is changed. ``tells_itself``: its module gives notice of the
    day in words of its own.
    """

    key: str
    title: Text
    url: str
    why: Text
    since: datetime
    due: date | None = None
    item: str = ""
    action: str = ""
    tells_itself: bool = False


@dataclass(frozen=True, slots=True)
class HeaderLink:
    """A sign at the top of every page, with how many things wait behind it. ``icon``: name in ui."""

    title: Text
    url: str
    icon: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """Something people are told about in the app and, if they wish, by mail.

    ``title``: what the settings page calls it. ``sentence``: one line with %(who)s and %(title)s, never the words
    that somebody wrote. ``mail``: how it starts out: now, digest or never.
    """

    name: str
    title: Text
    sentence: Text
    mail: str = "digest"


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is wrong with the installation, for the one who looks after it.

    ``code`` names it for good ("org.no-administrator"). ``severity``: "serious" (mend it now) or "warning".
    ``text``: what it is, with counts but no person's name and no title, since all administrators may read it.
    ``mend``: what to do; ``command``: what to run, "" when nothing can be run. ``examples``: public codes or user
    names, for the command line only. ``stops``: no use looking further.
    """

    code: str
    severity: str
    text: Text
    mend: Text
    command: str = ""
    examples: tuple[str, ...] = ()
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that one module offers. Dotted paths are imported when first used, never at start."""

    name: str
    title: Text
    urls: str = ""
    prefix: str = ""
    kinds: tuple[ItemKind, ...] = ()
    relations: tuple[Relation, ...] = ()
    becomes: tuple[Become, ...] = ()
    report_blocks: tuple[ReportBlock, ...] = ()
    series: tuple[Series, ...] = ()
    series_families: tuple[SeriesFamily, ...] = ()
    permissions: tuple[Permission, ...] = ()
    settings: tuple[Setting, ...] = ()
    menu: tuple[MenuEntry, ...] = ()
    audit_actions: Mapping[str, Text] = field(default_factory=dict)
    field_titles: Mapping[str, Text] = field(default_factory=dict)
    value_titles: str = ""  # dotted path of (field, value) -> the value as people say it
    workflows: Mapping[str, str] = field(default_factory=dict)
    themes: str = (
        ""  # dotted path of () -> list of names: the themes that its kinds are sorted by (``themed``)
    )
    start_blocks: tuple[str, ...] = ()  # dotted paths of (actor) -> StartBlock | None
    todos: tuple[str, ...] = ()  # dotted paths of (actor) -> list[Todo], at most MOST_TODOS each
    header: tuple[str, ...] = ()  # dotted paths of (actor) -> HeaderLink | None, one cheap query each
    person_links: tuple[
        str, ...
    ] = ()  # dotted paths of (actor, user) -> HeaderLink | None, on a person's page
    my_links: tuple[str, ...] = ()  # dotted paths of () -> HeaderLink, on one's own page
    place_links: tuple[
        str, ...
    ] = ()  # dotted paths of (actor, place) -> HeaderLink | None, on a place's page
    notices: tuple[NoticeKind, ...] = ()
    jobs: Mapping[str, str] = field(default_factory=dict)  # job name -> dotted path of its steps
    minutely: tuple[
        str, ...
    ] = ()  # dotted paths of () -> None: looks each minute for what is due, and enqueues
    # dotted paths of () -> list[Ailment]: what may be wrong with the installation
    doctor: tuple[str, ...] = ()
    # a table of no model → dotted path of () -> object that writes it anew from the others
    rebuilt: Mapping[str, str] = field(default_factory=dict)
    item_parts: tuple[str, ...] = ()  # dotted paths of (request, item) -> safe HTML, "" for nothing
    rest: str = ""  # dotted path of the ninja Router with the module's operations (docs/api.md)
    # dotted paths of (user) -> text: what stops all that a person's tokens do, "" for nothing
    token_gates: tuple[str, ...] = ()
    demo: str = ""  # dotted path of (actor, world) -> None
    order: int = 50
