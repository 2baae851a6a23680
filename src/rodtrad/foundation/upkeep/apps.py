from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "rodtrad.foundation.upkeep"
    label = "upkeep"
