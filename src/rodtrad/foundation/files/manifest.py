"""What attachments offer to the house: a part of every item's page, settings, and the words of the history."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import Manifest, Setting

MANIFEST = Manifest(
    name="files",
    title=_("Attachments"),
    urls="rodtrad.foundation.files.urls",
    prefix="bilagor/",
    settings=(
        Setting(
            "files.per-file", _("Largest attachment (megabytes)"), _("A larger file is refused."), "whole", 15,
            lowest=1, highest=15,
        ),
        Setting(
            "files.per-item", _("Attachments altogether on one thing (megabytes)"),
            _("What is put away is not counted."), "whole", 100, lowest=1, highest=1000,
        ),
        Setting(
            "files.megapixels", _("Largest picture (megapixels)"), _("A larger picture is refused."), "whole", 40,
            lowest=1, highest=80,
        ),
    ),
    audit_actions={
        "files.attached": _("attached a file"),
        "files.put-away": _("put a file away"),
        "files.brought-back": _("brought a file back"),
    },
    field_titles={"file": pgettext_lazy("field of an item", "file")},
    item_parts=("rodtrad.foundation.files.parts.attachments",),
    doctor=("rodtrad.foundation.files.doctor.contents",),
    order=7,
)  # fmt: skip
