from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "rodtrad.foundation.org"
    label = "org"
