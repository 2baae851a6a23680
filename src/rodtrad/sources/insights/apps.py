"""Insights hear from the thread when links and items change, and fill the start set of words when first used."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "rodtrad.sources.insights"
    label = "insights"
