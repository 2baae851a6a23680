"""Access hears when passwords are changed, when factors come and go, and when somebody signs in."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "rodtrad.foundation.access"
    label = "access"

    def ready(self) -> None:
        # models exist only when Django's apps are ready
        from allauth.mfa.models import Authenticator
        from allauth.mfa.signals import authenticator_used
        from django.contrib.auth.signals import user_logged_in
        from django.db.models.signals import post_delete, post_save

        from rodtrad.foundation.access import listening
        from rodtrad.foundation.base.events import subscribe
        from rodtrad.foundation.org.services.passwords import PasswordReplaced

        subscribe(PasswordReplaced, listening.on_password_replaced)
        post_save.connect(listening.on_factor_saved, sender=Authenticator)
        post_delete.connect(listening.on_factor_gone, sender=Authenticator)
        authenticator_used.connect(listening.on_factor_used)
        user_logged_in.connect(listening.on_signed_in)
