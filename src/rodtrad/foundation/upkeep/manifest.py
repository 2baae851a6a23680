"""What looking after the installation offers to the house."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Manifest

MANIFEST = Manifest(name="upkeep", title=_("The installation"), order=8)
