from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "rodtrad.overview.home"
    label = "home"
