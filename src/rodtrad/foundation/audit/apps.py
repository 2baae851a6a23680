from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "rodtrad.foundation.audit"
    label = "audit"
