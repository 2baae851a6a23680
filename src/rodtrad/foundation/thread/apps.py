from django.apps import AppConfig


class ThreadConfig(AppConfig):
    name = "rodtrad.foundation.thread"
    label = "thread"

    def ready(self) -> None:
        from rodtrad.foundation.base.events import subscribe  # models exist only when Django's apps are ready
        from rodtrad.foundation.thread.events import ItemChanged, ItemCreated, ItemRetired, ItemsWritten
        from rodtrad.foundation.thread.services import search_index

        subscribe(ItemCreated, search_index.on_item)
        subscribe(ItemChanged, search_index.on_item)
        subscribe(ItemRetired, search_index.on_item)
        subscribe(ItemsWritten, search_index.on_items)
