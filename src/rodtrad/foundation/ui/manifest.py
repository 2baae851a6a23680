"""What the look offers to the house: pages about itself, no kinds and no menu lines."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Manifest

MANIFEST = Manifest(
    name="ui",
    title=_("Look and components"),
    urls="rodtrad.foundation.ui.urls",
    prefix="om/",
    order=1,
)
