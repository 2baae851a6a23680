"""What the log offers to the house: its own one action."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Manifest

MANIFEST = Manifest(
    name="audit",
    title=_("History"),
    audit_actions={"audit.erased": _("erased values from the history")},
    minutely=("rodtrad.foundation.audit.services.seal_what_is_new",),
    doctor=(
        "rodtrad.foundation.audit.doctor.append_only",
        "rodtrad.foundation.audit.doctor.newest_holds",
        "rodtrad.foundation.audit.doctor.sealed",
    ),
    order=2,
)
