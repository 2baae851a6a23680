from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "rodtrad.foundation.files"
    label = "files"
