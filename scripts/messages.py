"""Translations: one .po a module and language, next to the code that speaks.

    messages.py update    extract every string, add the new ones to the Swedish files, drop the unused
    messages.py compile   make the .mo files that the platform reads
    messages.py check     fail when a Swedish text is missing, left over, lacks a placeholder or differs between apps

English is the language of the source, so it is complete by nature. Works without gettext's programs.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "rodtrad"
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def apps() -> Iterator[Path]:
    """Folders of Django apps: those with an apps.py."""
    yield from sorted(path.parent for path in SOURCE.rglob("apps.py"))


def source_texts(app: Path) -> Iterator[tuple[Path, bytes]]:
    """Python source of an app, and its templates turned into what an extractor reads."""
    for path in sorted(app.rglob("*.py")):
        if "tests" not in path.parts and "migrations" not in path.parts:
            yield path, path.read_bytes()
    for path in sorted(app.rglob("*.html")):
        yield path, templatize(path.read_text("utf-8"), origin=str(path)).encode()


def wanted(app: Path) -> Catalog:
    """Every string that the app's source speaks."""
    catalog = Catalog(locale="sv", charset="utf-8", fuzzy=False)
    for path, text in source_texts(app):
        for line, message, _comments, context in extract("python", io.BytesIO(text), keywords=KEYWORDS):
            if message and (message if isinstance(message, str) else message[0]):
                catalog.add(message, locations=[(str(path.relative_to(ROOT)), line)], context=context)
    return catalog


def po_file(app: Path) -> Path:
    return app / "locale" / "sv" / "LC_MESSAGES" / "django.po"


def existing(app: Path) -> Catalog:
    path = po_file(app)
    if not path.exists():
        return Catalog(locale="sv", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="sv")


def update() -> int:
    for app in apps():
        template, catalog = wanted(app), existing(app)
        if not len(template):
            continue
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        path = po_file(app)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=0, omit_header=False, sort_output=False, no_location=True)
    return 0


def compile_all() -> int:
    for app in apps():
        if po_file(app).exists():
            with po_file(app).with_suffix(".mo").open("wb") as file:
                write_mo(file, existing(app))
    return 0


def problems(app: Path) -> Iterator[str]:
    """What is wrong with the Swedish of one app, a line each."""
    have = existing(app)
    speaks = wanted(app)
    name = app.relative_to(SOURCE)
    for message in speaks:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        found = have.get(key, message.context)
        if found is None or not found.string or (isinstance(found.string, tuple) and not all(found.string)):
            yield f"{name}: no Swedish for {key!r}"
            continue
        for text in [found.string] if isinstance(found.string, str) else list(found.string):
            if not placeholders(text) <= placeholders(str(message.id)):
                yield f"{name}: other placeholders in the Swedish of {key!r}"
    for message in have:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key and speaks.get(key, message.context) is None:
            yield f"{name}: left over: {key!r}"


def clashes() -> Iterator[str]:
    """The same words with another Swedish in another app: the platform knows only one, that of the first app."""
    said: dict[tuple[str | None, str], dict[object, list[str]]] = {}
    for app in apps():
        for message in existing(app):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                named = said.setdefault((message.context, key), {})
                named.setdefault(message.string, []).append(str(app.relative_to(SOURCE)))
    for (_context, key), texts in said.items():
        if len(texts) > 1:
            told = "; ".join(f"{text!r} in {', '.join(names)}" for text, names in texts.items())
            yield f"{key!r} has more than one Swedish: {told}"


def placeholders(text: str) -> set[str]:
    return {first or second for first, second in PLACEHOLDER.findall(text)}


def check() -> int:
    found = [*(problem for app in apps() for problem in problems(app)), *clashes()]
    print("\n".join(found) or "translations complete")
    return 1 if found else 0


def main() -> int:
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    commands = {"update": update, "compile": compile_all, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    return commands[sys.argv[1]]()


if __name__ == "__main__":
    raise SystemExit(main())
