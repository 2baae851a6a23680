from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "rodtrad.foundation.jobs"
    label = "jobs"
