"""A real installation: behind https, with an address of its own."""

from rodtrad.config.settings.base import *

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
ALLAUTH_TRUSTED_PROXY_COUNT = 1  # our own, last in the row
AXES_CLIENT_IP_CALLABLE = "rodtrad.foundation.org.adapter.address_behind_proxy"
