from django.apps import AppConfig


class LetterheadConfig(AppConfig):
    name = "rodtrad.foundation.letterhead"
    label = "letterhead"
