"""All that `make check` looks at, one after the other; every failure is shown, and any fails the run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CHECKS = {
    "format": [str(BIN / "ruff"), "format", "--check", "src", "tests", "scripts", "bench"],
    "lint": [str(BIN / "ruff"), "check", "src", "tests", "scripts", "bench"],
    "templates": [sys.executable, "scripts/check_templates.py"],
    "types": [str(BIN / "mypy"), "src/rodtrad"],
    "imports": [str(BIN / "lint-imports")],
    "sizes": [sys.executable, "scripts/check_sizes.py"],
    "translations": [sys.executable, "scripts/messages.py", "check"],
    "migrations": [str(BIN / "rodtrad"), "manage", "makemigrations", "--check", "--dry-run"],
    "locks": [sys.executable, "scripts/check_locks.py"],
}


def run(name: str, data: str) -> tuple[str, int, str]:
    environment = {**os.environ, "RODTRAD_DATA": data, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        CHECKS[name], cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    return name, done.returncode, (done.stdout + done.stderr).strip()


def main() -> int:
    failed = []
    with tempfile.TemporaryDirectory() as data, ThreadPoolExecutor(2) as pool:
        for name, code, output in pool.map(lambda name: run(name, data), CHECKS):
            print(f"{'ok' if code == 0 else 'FAILED':7}{name}", flush=True)
            if code:
                failed.append(name)
                print(output, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
