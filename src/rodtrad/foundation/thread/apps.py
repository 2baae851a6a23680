from django.apps import AppConfig


class ThreadConfig(AppConfig):
    name = "rodtrad.foundation.thread"
    label = "thread"
