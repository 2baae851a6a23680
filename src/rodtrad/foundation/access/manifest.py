"""What secure sign-in offers to the house."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import Manifest, Setting

MANIFEST = Manifest(
    name="access",
    title=_("Secure sign-in"),
    urls="rodtrad.foundation.access.urls",
    settings=(
        Setting(
            "access.required",
            _("Those who may administer need a second step to sign in"),
            _(
                "An app with codes or a passkey beside the password. Without it they come no further than to the page"
                " where one is added. Turn this off only where no real work is done."
            ),
            "bool", True, action="org.manage-people",
        ),
        Setting(
            "access.days",
            _("Days in which to add the second step"),
            _("Counted from when the role was given. 0: at the next sign-in."),
            "whole", 0, action="org.manage-people", lowest=0, highest=60,
        ),
    ),
    audit_actions={
        "access.app-added": _("added an app with codes"),
        "access.app-removed": _("removed the app with codes"),
        "access.passkey-added": _("added a passkey"),
        "access.passkey-renamed": _("named a passkey"),
        "access.passkey-removed": _("removed a passkey"),
        "access.codes-made": _("made new recovery codes"),
        "access.code-used": _("used a recovery code"),
        "access.codes-closed": _("wrote the wrong code too many times"),
        "access.reset": _("took away the second step of the sign-in"),
        "access.session-ended": _("signed out in another place"),
        "access.others-ended": _("signed out in all other places"),
    },
    field_titles={"number": pgettext_lazy("how many", "number")},
    todos=("rodtrad.foundation.access.todos.second_step",),
    person_links=("rodtrad.foundation.access.links.reset",),
    minutely=("rodtrad.foundation.access.services.sessions.forget_expired",),
    doctor=(
        "rodtrad.foundation.access.doctor.not_required",
        "rodtrad.foundation.access.doctor.without_factor",
    ),
    demo="rodtrad.foundation.access.demo.build",
    order=6,
)  # fmt: skip
