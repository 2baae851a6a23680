"""Documents: seconds of processor time, bytes and peak memory of one case per form, and 200 cases in one run.

    .venv/bin/python bench/documents.py [number of cases]

The case is Mölndal's of the seed file, as a presentation. Each form runs in a process of its own, so that the memory
is its own. WeasyPrint makes its PDF of the same document's web page, where it is installed; it is no dependency:

    python -m venv /tmp/w && /tmp/w/bin/pip install weasyprint
    RODTRAD_WEASYPRINT=/tmp/w/bin/python .venv/bin/python bench/documents.py
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

FORMS = ("pptx", "pdf", "docx", "xlsx", "html")
ROUNDS = 5
WEASYPRINT = """
import json, resource, statistics, sys, time
from weasyprint import HTML
page, rounds, cases = open(sys.argv[1], encoding="utf-8").read(), int(sys.argv[2]), int(sys.argv[3])
def once():
    start = time.process_time()
    data = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return time.process_time() - start, len(data)
first, size = once()
each = [once()[0] for _ in range(rounds)]
start = time.process_time()
for _ in range(cases):
    once()
print(json.dumps({"first": first, "median": statistics.median(each), "bytes": size,
    "many": time.process_time() - start, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""


def told(number: int = 0):
    """The case as values; with another title and id for each number."""
    import rodtrad.data
    from rodtrad.kernel.kubinol.loader import load
    from rodtrad.kernel.municipalities import codes_by_name
    from rodtrad.work.canvas.documents import of_file

    data = Path(rodtrad.data.__file__).with_name("kubinol_cases.yaml").read_bytes()
    file = load(data, codes_by_name()).case_file
    case = next(case for case in file.cases if case.id == "molndal-sillfrukost")
    return replace(
        of_file(case, file), case=replace(case, id=f"fall-{number}", title=f"{case.title} {number}")
    )


def set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rodtrad.config.settings.test")
    django.setup()


def measure(form: str, cases: int) -> dict[str, float]:
    """One form in this process: the first time, the median of the next, the bytes, many in a row, peak kilobytes."""
    set_up()
    from rodtrad.foundation.render.forms import render
    from rodtrad.work.canvas.documents import build

    one = told()

    def once(case) -> tuple[float, int]:
        start = time.process_time()
        data = render(build(case, "presentation"), form).data
        return time.process_time() - start, len(data)

    first, size = once(one)
    each = [once(one)[0] for _ in range(ROUNDS)]
    many = [replace(one, case=replace(one.case, title=f"Fall {number}")) for number in range(cases)]
    start = time.process_time()
    for case in many:
        once(case)
    return {
        "first": first, "median": statistics.median(each), "bytes": size, "many": time.process_time() - start,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }  # fmt: skip


def weasyprint(cases: int) -> dict[str, float] | None:
    """The same with WeasyPrint, in the Python that has it; None when there is none."""
    python = os.environ.get("RODTRAD_WEASYPRINT", sys.executable)
    if subprocess.run([python, "-c", "import weasyprint"], capture_output=True, check=False).returncode:
        return None
    set_up()
    from rodtrad.foundation.render.forms import render
    from rodtrad.work.canvas.documents import build

    with tempfile.NamedTemporaryFile(suffix=".html") as page:
        Path(page.name).write_bytes(render(build(told(), "presentation"), "html").data)
        given = [python, "-c", WEASYPRINT, page.name, str(ROUNDS), str(cases)]
        done = subprocess.run(given, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def tell(name: str, found: dict[str, float], cases: int) -> None:
    print(
        f"{name:12} first {found['first']:6.3f} s   then {found['median']:6.3f} s   {found['bytes']:>9,.0f} bytes   "
        f"{cases} cases {found['many']:7.2f} s   peak {found['memory'] / 1024:5.0f} MB"
    )


def main() -> None:
    if len(sys.argv) == 4 and sys.argv[1] == "--form":
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
        return
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for form in FORMS:
        given = [sys.executable, __file__, "--form", form, str(cases)]
        done = subprocess.run(given, capture_output=True, text=True, check=True)
        tell(form, json.loads(done.stdout.splitlines()[-1]), cases)
    beside = weasyprint(cases=20)
    if beside is None:
        print("weasyprint   left out: it is not installed (see the top of this file)")
    else:
        tell("weasyprint", beside, 20)


if __name__ == "__main__":
    main()
