"""The mail server. Without a host nothing is sent: what is written waits in the queue (foundation.talk)."""

from rodtrad.config.env import ENV

EMAIL_HOST = ENV.mail.host
EMAIL_PORT = ENV.mail.port
EMAIL_HOST_USER = ENV.mail.user
EMAIL_HOST_PASSWORD = ENV.mail.password
EMAIL_USE_TLS = ENV.mail.tls == "starttls"
EMAIL_USE_SSL = ENV.mail.tls == "tls"
EMAIL_TIMEOUT = 20  # seconds; a server that hangs must not stop the minute's other work
DEFAULT_FROM_EMAIL = ENV.mail.sender
