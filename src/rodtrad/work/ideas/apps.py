"""The ideas hear when a place words its lists anew."""

from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "rodtrad.work.ideas"
    label = "ideas"

    def ready(self) -> None:
        from rodtrad.foundation.base.events import subscribe  # models exist only when Django's apps are ready
        from rodtrad.foundation.org.services.setting_values import SettingChanged
        from rodtrad.work.ideas.services import wording

        subscribe(SettingChanged, wording.on_setting_changed)
