from django.apps import AppConfig


class ToyConfig(AppConfig):
    name = "tests.toyapp"
    label = "toyapp"
