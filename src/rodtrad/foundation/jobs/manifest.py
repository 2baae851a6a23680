"""What background work offers to the house: its pages, who may steer it, and the words of its history."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Manifest
from rodtrad.foundation.jobs.permissions import PERMISSIONS

MANIFEST = Manifest(
    name="jobs",
    title=_("Background work"),
    urls="rodtrad.foundation.jobs.urls",
    prefix="bakgrundsarbeten/",
    permissions=PERMISSIONS,
    audit_actions={
        "jobs.stopped": _("stopped background work"),
        "jobs.started-again": _("started background work again"),
    },
    field_titles={"work": _("background work")},
    doctor=("rodtrad.foundation.jobs.doctor.worker", "rodtrad.foundation.jobs.doctor.leases"),
    order=6,
)
