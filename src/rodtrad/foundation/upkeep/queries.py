"""What ails this installation: every module's checks, one after the other."""

from __future__ import annotations

import platform

import django
from django.db import DatabaseError, connection
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rodtrad import __version__
from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.base.manifests import all_manifests
from rodtrad.foundation.base.scope import acting, system

SEVERITIES = ("serious", "warning")


def examine() -> list[Ailment]:
    """All that is wrong, serious things first. A check that breaks is itself an ailment; the others go on."""
    found: list[Ailment] = []
    ours_first = sorted(all_manifests(), key=lambda manifest: manifest.name != "upkeep")
    with acting(system("doctor")):
        for dotted in (dotted for manifest in ours_first for dotted in manifest.doctor):
            found += _looked(dotted)
            if any(ailment.stops for ailment in found):
                break
    return sorted(found, key=lambda ailment: SEVERITIES.index(ailment.severity))


def _looked(dotted: str) -> list[Ailment]:
    try:
        ailments: list[Ailment] = import_string(dotted)()
    except Exception as error:
        text = _("A check could not be made (%(error)s).") % {"error": type(error).__name__}
        mend = _("Report this with the version and the name of the check: it should not happen.")
        return [Ailment("upkeep.check-broken", "warning", text, mend, examples=(dotted, str(error)[:200]))]
    return ailments


def facts() -> dict[str, str]:
    """The versions that one is asked for when reporting something."""
    try:
        with connection.cursor() as cursor:
            is_sqlite = connection.vendor == "sqlite"
            cursor.execute("SELECT sqlite_version()" if is_sqlite else "SHOW server_version")
            number = str(cursor.fetchone()[0])
    except (DatabaseError, ImportError):
        number = "–"
    return {
        "Rödtråd": __version__,
        "Python": platform.python_version(),
        "Django": django.get_version(),
        connection.display_name: number,
    }
