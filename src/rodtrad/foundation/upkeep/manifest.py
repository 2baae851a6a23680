"""What looking after the installation offers to the house."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Manifest, MenuEntry, Permission

_CHECKS = "rodtrad.foundation.upkeep.checks"

MANIFEST = Manifest(
    name="upkeep",
    title=_("The installation"),
    urls="rodtrad.foundation.upkeep.urls",
    prefix="installationen/",
    permissions=(
        Permission(
            "upkeep.see", _("see how the installation is doing"), roles=frozenset({"administrator"})
        ),
    ),
    menu=(
        MenuEntry("manage", _("The installation"), "upkeep:health", action="upkeep.see", icon="settings", order=90),
    ),
    doctor=(
        f"{_CHECKS}.database.answers",
        f"{_CHECKS}.host.packages",
        f"{_CHECKS}.host.data_folder",
        f"{_CHECKS}.host.secret",
        f"{_CHECKS}.built.assets",
        f"{_CHECKS}.built.static_files",
        f"{_CHECKS}.built.translations",
        f"{_CHECKS}.database.version",
        f"{_CHECKS}.database.loses_nothing",
        f"{_CHECKS}.database.clocks",
        f"{_CHECKS}.database.up_to_date",
    ),
    order=8,
)  # fmt: skip
