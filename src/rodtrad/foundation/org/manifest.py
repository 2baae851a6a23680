"""What people and places offer to the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import Manifest, MenuEntry, Permission, Setting
from rodtrad.foundation.org.choices import ROLES

INSIDE = frozenset(key for key, role in ROLES.items() if role.inside)
KNOWN = INSIDE | {"elected"}
ADMINISTRATOR = frozenset({"administrator"})
ANSWERABLE = frozenset(
    {"unit-manager", "administrator", "controller", "records-officer", "sas", "mas", "mar"}
)

MANIFEST = Manifest(
    name="org",
    title=_("People and places"),
    urls="rodtrad.foundation.org.urls",
    permissions=(
        Permission("org.see-places", _("see places"), roles=KNOWN),
        Permission("org.see-people", _("see people"), roles=INSIDE),
        Permission("org.manage-places", _("make, change, move and close places"), roles=ADMINISTRATOR),
        Permission(
            "org.manage-networks", _("let municipalities join and leave networks"), roles=ADMINISTRATOR
        ),
        Permission("org.manage-people", _("make accounts, give roles, set passwords"), roles=ADMINISTRATOR),
        Permission("org.change-settings", _("change settings"), roles=ADMINISTRATOR | {"specialist"}),
        Permission("org.see-history", _("read the history of people and places"), roles=ANSWERABLE),
    ),
    settings=(
        Setting(
            "org.one-time-password-days",
            _("Days that a one-time password may lie unused"),
            _("After that the page about the installation tells of it."),
            "whole",
            14,
            lowest=1,
            highest=90,
        ),
    ),
    menu=(
        MenuEntry("manage", _("People"), "org:people", action="org.see-people", icon="people", order=10),
        MenuEntry("manage", _("Places"), "org:places", action="org.see-places", icon="place", order=20),
        MenuEntry("manage", _("Networks"), "org:networks", action="org.see-places", icon="link", order=30),
        MenuEntry("manage", _("Roles"), "org:roles", icon="key", order=40),
    ),
    audit_actions={
        "org.place-created": _("made the place"),
        "org.place-changed": _("changed the place"),
        "org.place-moved": _("moved the place"),
        "org.place-closed": _("closed the place"),
        "org.place-merged": _("merged the place into another"),
        "org.place-split": _("split the place"),
        "org.network-joined": _("joined a network"),
        "org.network-left": _("left a network"),
        "org.user-created": _("made the account"),
        "org.user-changed": _("changed the account"),
        "org.user-left": _("ended the account"),
        "org.user-returned": _("brought the account back"),
        "org.handed-over": _("handed over what the person held"),
        "org.membership-added": _("gave a role at a place"),
        "org.membership-ended": _("ended a role at a place"),
        "org.object-role-given": _("gave a role in the work"),
        "org.object-role-ended": _("ended a role in the work"),
        "org.password-set": _("set a one-time password"),
        "org.password-changed": _("changed password"),
        "org.setting-changed": _("changed a setting"),
        "org.setting-reset": _("put a setting back to what it inherits"),
        "org.area-added": _("added an area"),
        "org.word-said-ok": _("said that a word points to nobody"),
        "org.word-forgotten": _("let the guard ask about a word again"),
    },
    field_titles={
        "kind": _("kind"),
        "name": pgettext_lazy("of a person or place", "name"),
        "parent": _("stands under"),
        "official_code": _("official code"),
        "about": pgettext_lazy("of a place", "about"),
        "since": _("from"),
        "until": _("until"),
        "merged_into": _("merged into"),
        "network": _("network"),
        "username": _("user name"),
        "title": pgettext_lazy("of a person", "title"),
        "email": _("e-mail"),
        "language": _("language"),
        "role": _("role"),
        "person": _("person"),
        "left": pgettext_lazy("date when a person left", "left"),
        "area": _("area"),
        "word": _("word"),
    },
    start_blocks=("rodtrad.foundation.org.start.looking_after",),
    doctor=(
        "rodtrad.foundation.org.doctor.administrators",
        "rodtrad.foundation.org.doctor.one_time_passwords",
    ),
    demo="rodtrad.foundation.org.demo.build",
    order=5,
)
