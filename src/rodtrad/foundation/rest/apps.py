from django.apps import AppConfig


class RestConfig(AppConfig):
    name = "rodtrad.foundation.rest"
    label = "rest"

    def ready(self) -> None:
        from rodtrad.foundation.base.events import subscribe  # models exist only when Django's apps are ready
        from rodtrad.foundation.org.services.people_leaving import AccountEnded
        from rodtrad.foundation.rest.services import on_account_ended

        subscribe(AccountEnded, on_account_ended)
