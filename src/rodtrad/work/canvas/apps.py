"""The canvas hears from the thread when its items, links and flags change."""

from django.apps import AppConfig


class CanvasConfig(AppConfig):
    name = "rodtrad.work.canvas"
    label = "canvas"

    def ready(self) -> None:
        from rodtrad.foundation.base.events import subscribe  # models exist only when Django's apps are ready
        from rodtrad.foundation.org.services.people_leaving import HandedOver
        from rodtrad.foundation.org.services.setting_values import SettingChanged
        from rodtrad.foundation.thread.events import (
            FlagChanged,
            ItemChanged,
            ItemCreated,
            ItemRetired,
            LinkChanged,
        )
        from rodtrad.work.canvas.services import findings, pulse, team

        subscribe(ItemChanged, findings.on_item_changed)
        subscribe(ItemRetired, findings.on_item_changed)
        subscribe(LinkChanged, findings.on_link_changed)
        subscribe(FlagChanged, findings.on_flag_changed)
        subscribe(SettingChanged, findings.on_setting_changed)
        subscribe(ItemCreated, pulse.on_item)
        subscribe(ItemChanged, pulse.on_item)
        subscribe(ItemRetired, pulse.on_item)
        subscribe(LinkChanged, pulse.on_link)
        subscribe(FlagChanged, pulse.on_flag)
        subscribe(HandedOver, team.on_handed_over)
