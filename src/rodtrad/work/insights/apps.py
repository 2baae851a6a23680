"""Insights hear from the thread when links and items change, and from org when people hand over what they hold."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "rodtrad.work.insights"
    label = "insights"

    def ready(self) -> None:
        from rodtrad.foundation.base.events import subscribe  # models exist only when Django's apps are ready
        from rodtrad.foundation.org.services.people_leaving import HandedOver
        from rodtrad.foundation.thread.events import ItemChanged, ItemRetired, ItemsWritten, LinkChanged
        from rodtrad.work.insights.services import counting, findings, joining, owners

        subscribe(ItemChanged, findings.on_item_changed)
        subscribe(ItemRetired, findings.on_item_changed)
        subscribe(LinkChanged, joining.on_link_changed)
        subscribe(HandedOver, owners.on_handed_over)
        subscribe(ItemChanged, counting.on_item)
        subscribe(ItemRetired, counting.on_item)
        subscribe(ItemsWritten, counting.on_items)
