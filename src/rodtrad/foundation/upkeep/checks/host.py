"""The machine: packages, the data folder, the secret key."""

from __future__ import annotations

import re
import shutil
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import Ailment

MB = 1_000_000
LITTLE, NOTHING = 2_000 * MB, 200 * MB
SHORTEST_SECRET = 32


def packages() -> list[Ailment]:
    """Installed packages against requirements/base.lock."""
    lock = Path(settings.CHECKOUT) / "requirements" / "base.lock"
    if not lock.exists():
        return []  # installed without its source tree: nothing to compare with
    locked = re.findall(r"^([A-Za-z0-9._-]+)==([^ \\]+)", lock.read_text("utf-8"), re.MULTILINE)
    other = tuple(
        f"{name} {installed or '–'} ({wanted})"
        for name, wanted in locked
        if (installed := _installed(name)) != wanted
    )
    if not other:
        return []
    text = _("%(number)s packages are not the ones this version was tested with.") % {"number": len(other)}
    return [
        Ailment("upkeep.packages", "warning", text, _("Install the locked packages."), "make setup", other)
    ]


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def data_folder() -> list[Ailment]:
    """Can be written in, has room, and is closed to others on the machine."""
    folder = Path(settings.DATA_DIR)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        text = _("The data folder cannot be written in (%(error)s).") % {"error": error.strerror}
        mend = _("Give it to the account that runs the platform.")
        return [Ailment("upkeep.data-folder", "serious", text, mend, f"chown -R … {folder}", (str(folder),))]
    return _room(folder) + _closed(folder)


def _room(folder: Path) -> list[Ailment]:
    free = shutil.disk_usage(folder).free
    if free >= LITTLE:
        return []
    text = _("%(free)s MB are free where the data is kept.") % {"free": free // MB}
    mend = _("Make room, or give the disk more: without room nothing can be saved.")
    return [Ailment("upkeep.room", "serious" if free < NOTHING else "warning", text, mend, f"df -h {folder}")]


def _closed(folder: Path) -> list[Ailment]:
    if not folder.stat().st_mode & 0o007:
        return []
    text = _("Everybody with an account on the machine can read the data folder.")
    mend = _("Close it to others.")
    return [Ailment("upkeep.open-folder", "warning", text, mend, f"chmod o-rwx {folder}")]


def secret() -> list[Ailment]:
    """The key that signs: long enough, and readable by its owner only."""
    found = []
    file = Path(settings.DATA_DIR) / "secret-key"
    if file.exists() and file.stat().st_mode & 0o077:
        text = _("Others on the machine can read the secret key, and sign in as anybody with it.")
        found.append(Ailment("upkeep.open-secret", "serious", text, _("Close it."), f"chmod 600 {file}"))
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        text = _("The secret key is shorter than %(number)s characters.") % {"number": SHORTEST_SECRET}
        mend = _("Take RODTRAD_SECRET away, and a good one is made. Everybody signs in again.")
        found.append(Ailment("upkeep.weak-secret", "serious", text, mend))
    return found
