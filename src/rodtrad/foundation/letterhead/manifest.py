"""What a place's own templates and logo offer to the house."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Manifest, MenuEntry, Permission, Setting

MANIFEST = Manifest(
    name="letterhead",
    title=_("Templates and logo"),
    urls="rodtrad.foundation.letterhead.urls",
    prefix="mallar/",
    permissions=(
        Permission(
            "letterhead.change", _("choose templates and logo for documents"),
            roles=frozenset({"administrator", "specialist"}),
        ),
    ),
    settings=(
        Setting(
            "letterhead.most_megabytes", _("Largest template or logo, megabytes"),
            _("A larger file is not taken in."), "whole", 5, lowest=1, highest=6,
        ),
        Setting(
            "letterhead.most_megapixels", _("Largest picture, megapixels"),
            _("A picture with more points than this is not taken in: it would slow every document down."),
            "whole", 40, lowest=1, highest=80,
        ),
    ),
    menu=(
        MenuEntry(
            "manage", _("Templates and logo"), "letterhead:places", action="letterhead.change", icon="print", order=35
        ),
    ),
    audit_actions={
        "letterhead.kept": _("chose a template or logo"),
        "letterhead.taken-away": _("took a template or logo away"),
    },
    field_titles={"file": _("File")},
    demo="rodtrad.foundation.letterhead.demo.build",
)  # fmt: skip
