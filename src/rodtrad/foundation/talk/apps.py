"""Talk hears from the thread when items change, and from org when people leave."""

from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "rodtrad.foundation.talk"
    label = "talk"

    def ready(self) -> None:
        from rodtrad.foundation.base.events import subscribe  # models exist only when Django's apps are ready
        from rodtrad.foundation.org.services.people_leaving import HandedOver
        from rodtrad.foundation.talk.services import leaving, listening, notices
        from rodtrad.foundation.thread.events import FlagChanged, ItemChanged, ItemRetired, NoticeDue

        subscribe(NoticeDue, notices.on_notice_due)
        subscribe(FlagChanged, listening.on_flag_changed)
        subscribe(ItemChanged, listening.on_item_changed)
        subscribe(ItemRetired, listening.on_item_retired)
        subscribe(HandedOver, leaving.on_handed_over)
