"""The trials' place among Django's apps, and what they hear."""

from django.apps import AppConfig


class TrialsConfig(AppConfig):
    name = "rodtrad.work.trials"
    label = "trials"

    def ready(self) -> None:
        from rodtrad.foundation.base.events import subscribe  # models exist only when Django's apps are ready
        from rodtrad.foundation.org.services.people_leaving import HandedOver
        from rodtrad.foundation.thread.events import ItemChanged, ItemRetired, LinkChanged
        from rodtrad.work.trials.services import hearing

        subscribe(HandedOver, hearing.on_handed_over)
        subscribe(ItemRetired, hearing.on_item)
        subscribe(ItemChanged, hearing.on_item)
        subscribe(LinkChanged, hearing.on_link)
