from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "rodtrad.foundation.base"
    label = "base"

    def ready(self) -> None:
        from rodtrad.foundation.base import manifests  # Django's apps must be loaded before theirs are read

        manifests.discover()
