"""rodtrad manage count_insights: the counts that maps read, made anew from the insights."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rodtrad.work.insights.services.counting import count_all


class Command(BaseCommand):
    help = "Count the insights of all maps anew."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{count_all()}")
