"""Errors and warnings on stderr, for the service manager to keep. No request data, no e-mail to anybody."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"mask": {"()": "rodtrad.foundation.base.logs.MaskNumbers"}},
    "formatters": {
        "line": {
            "()": "rodtrad.foundation.base.logs.GuardedFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "rodtrad.foundation.base.logs.ToStderr", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},  # instead of Django's own: console and e-mail
        "django.request": {"filters": ["mask"]},  # path and status, never the query
        "django.security.csrf": {"filters": ["mask"]},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # strangers' noise, with what they sent
        "axes": {"filters": ["mask"], "level": "WARNING"},
    },
}
