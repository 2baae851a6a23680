"""``rodtrad manage …``: Django's own commands (migrate, shell, collectstatic …) on this installation."""

from __future__ import annotations

import argparse
import os

NAME = "manage"
HELP = "Djangos egna kommandon, till exempel: rodtrad manage migrate"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="kommandot och dess växlar")


def run(args: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rodtrad.config.settings.local")
    from django.core.management import execute_from_command_line  # slow: only when it is asked for

    execute_from_command_line(["rodtrad manage", *args.arguments])
    return 0
