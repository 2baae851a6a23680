"""The ideas' place among Django's apps."""

from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "rodtrad.work.ideas"
    label = "ideas"
