from django.apps import AppConfig


class RenderConfig(AppConfig):
    name = "rodtrad.foundation.render"
    label = "render"
