from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "rodtrad.foundation.ui"
    label = "ui"
