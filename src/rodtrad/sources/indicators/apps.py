"""The measures' place among Django's apps."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "rodtrad.sources.indicators"
    label = "indicators"
