"""What the REST offers to the house: keys, their settings and the words of their history."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Manifest, MenuEntry, Setting

MANIFEST = Manifest(
    name="rest",
    title=_("API"),
    urls="rodtrad.foundation.rest.urls",
    rest="rodtrad.foundation.rest.rest.router",
    settings=(
        Setting(
            "rest.longest-days", _("Days that an API key may hold"),
            _("The longest time a person can choose for a key. Keys that are made already keep their day."),
            "whole", 365, lowest=1, highest=1_095,
        ),
        Setting(
            "rest.per-minute", _("Requests a minute for an API key"),
            _("The most that one key may send in a minute, to each web process. More are told to wait."),
            "whole", 120, lowest=1, highest=6_000,
        ),
    ),
    menu=(MenuEntry("manage", _("API keys"), "rest:all-tokens", action="org.manage-people", icon="key", order=45),),
    audit_actions={"rest.token-made": _("made an API key"), "rest.token-revoked": _("revoked an API key")},
    my_links=("rodtrad.foundation.rest.links.keys",),
    field_titles={"token": _("API key"), "scopes": _("covers")},
    order=7,
)  # fmt: skip
