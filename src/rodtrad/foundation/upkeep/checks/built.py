"""What set-up builds: browser libraries, static files, translations. Their absence shows as broken pages."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import Ailment


def assets() -> list[Ailment]:
    """The fonts and browser libraries of requirements/npm.json."""
    named = Path(settings.CHECKOUT) / "requirements" / "npm.json"
    if not named.exists():
        return []
    packages = json.loads(named.read_text("utf-8"))["packages"]
    folders = {
        "pages": [Path(folder) for folder in settings.STATICFILES_DIRS],
        "documents": [Path(settings.DOCUMENT_FONTS).parent / "woff2"],  # what their fonts are made of
    }
    missing = tuple(
        name
        for package in packages
        if package.get("for") != "tests"
        for name in package["files"].values()
        if not any((folder / name).exists() for folder in folders[package.get("for", "pages")])
    )
    if not missing:
        return []
    text = _("%(number)s fonts or browser libraries are not fetched.") % {"number": len(missing)}
    return [Ailment("upkeep.assets", "serious", text, _("Fetch them."), "make setup", missing)]


def static_files() -> list[Ailment]:
    """Whether the collected static files are there, and newer than what they are collected from."""
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not collected.exists():
        text = _("The static files are not collected: pages have no looks.")
        return [Ailment("upkeep.static", "serious", text, _("Collect them."), "make setup")]
    built = collected.stat().st_mtime
    newer = tuple(name for name, path in _sources() if path.stat().st_mtime > built)
    if not newer:
        return []
    text = _("%(number)s static files have changed since they were collected.") % {"number": len(newer)}
    return [Ailment("upkeep.static-old", "warning", text, _("Collect them again."), "make setup", newer[:20])]


def _sources() -> list[tuple[str, Path]]:
    return [
        (name, Path(storage.path(name)))
        for finder in get_finders()
        for name, storage in finder.list([])
        if Path(storage.path(name)).is_relative_to(settings.CHECKOUT)
    ]


def translations() -> list[Ailment]:
    """Whether each of our translations is compiled, and not older than its source."""
    source = Path(__file__).resolve().parents[3]
    late = tuple(
        str(po.relative_to(source))
        for po in sorted(source.rglob("*.po"))
        if not (mo := po.with_suffix(".mo")).exists() or mo.stat().st_mtime < po.stat().st_mtime
    )
    if not late:
        return []
    text = _("%(number)s translations are not compiled: parts of the pages are in English.") % {
        "number": len(late)
    }
    return [Ailment("upkeep.translations", "warning", text, _("Compile them."), "make setup", late)]
