"""What the start page offers to the house."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Manifest, MenuEntry

MANIFEST = Manifest(
    name="home",
    title=_("Start"),
    urls="rodtrad.overview.home.urls",
    menu=(
        MenuEntry(group="start", title=_("Start"), url="home:start", icon="home", order=1),
        MenuEntry(group="start", title=_("What I am to do"), url="home:todos", icon="done", order=2),
    ),
    person_links=("rodtrad.overview.home.links.waits",),
    demo="rodtrad.overview.home.demo.build",
    order=90,  # last: its demo tells of what all others have built
)
