"""What an installation may choose by its environment, read once and typed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url
from environs import Env

CHECKOUT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in; an empty host means that e-mail is not set up. ``tls``: starttls, tls or none."""

    host: str
    port: int
    user: str
    password: str
    tls: str
    sender: str


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment of one installation. ``https`` follows from ``base_url``.

    ``kolada_url``: the address of Kolada with its version; empty: nothing is asked of it.
    """

    checkout: Path
    data_dir: Path
    base_url: str
    allowed_hosts: list[str]
    secret_key: str
    database: dict[str, Any]
    mail: MailServer
    kolada_url: str

    @property
    def https(self) -> bool:
        return self.base_url.startswith("https://")


def read() -> Environment:
    """Read DATABASE_URL, RODTRAD_DATA, RODTRAD_URL, RODTRAD_HOSTS, RODTRAD_SECRET, RODTRAD_MAIL_…, RODTRAD_KOLADA_URL.

    Without them everything lies in ``var/`` inside the checkout, on SQLite.
    """
    env = Env()
    data_dir = Path(env.str("RODTRAD_DATA", "") or CHECKOUT / "var").resolve()
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else on the machine reads what is in it
    url = env.str("DATABASE_URL", f"sqlite:///{data_dir / 'rodtrad.sqlite3'}")
    return Environment(
        checkout=CHECKOUT,
        data_dir=data_dir,
        base_url=env.str("RODTRAD_URL", "http://localhost:8000"),
        allowed_hosts=env.list("RODTRAD_HOSTS", ["localhost", "127.0.0.1"]),
        secret_key=env.str("RODTRAD_SECRET", "") or _kept_secret(data_dir / "secret-key"),
        database=_database(url),
        mail=_mail_server(env),
        kolada_url=env.str("RODTRAD_KOLADA_URL", "").strip(),
    )


def _mail_server(env: Env) -> MailServer:
    return MailServer(
        host=env.str("RODTRAD_MAIL_HOST", ""),
        port=env.int("RODTRAD_MAIL_PORT", 587),
        user=env.str("RODTRAD_MAIL_USER", ""),
        password=env.str("RODTRAD_MAIL_PASSWORD", ""),
        tls=env.str("RODTRAD_MAIL_TLS", "starttls"),
        sender=env.str("RODTRAD_MAIL_FROM", "rodtrad@localhost"),
    )


def _database(url: str) -> dict[str, Any]:
    """Django's settings for one database address, with what each engine needs to be safe."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url))
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: a save that was answered survives a power cut
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        }
    else:
        settings["CONN_MAX_AGE"] = 60
        settings.setdefault("OPTIONS", {})["options"] = "-c lock_timeout=20s"  # then a page says: try again
        settings["CONN_HEALTH_CHECKS"] = True
    return settings


def _kept_secret(file: Path) -> str:
    """The installation's own secret, made at first use and kept with its data, readable by its owner only."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(60))
    return file.read_text()


ENV = read()
