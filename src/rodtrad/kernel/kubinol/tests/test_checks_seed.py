"""The worked seed gives exactly what it says it gives (kubinol.md section 6)."""

from importlib.resources import files

import pytest

from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.checks import check_case
from rodtrad.kernel.kubinol.loader import load
from rodtrad.kernel.kubinol.words import EXPECTABLE_CHECKS
from rodtrad.kernel.municipalities import codes_by_name

SEED = load(files("rodtrad.data").joinpath("kubinol_cases.yaml").read_bytes(), codes_by_name()).case_file
AREAS = AreaTree(SEED.areas, implied=[of.municipality for of in SEED.cases])
CASES = {of.id: of for of in SEED.cases}
UNLISTED = {
    "goteborg-strategi": {"KUB-CHK-17": ("GBG-T1", "GBG-T2")},
    "goteborg-nordost": {"KUB-CHK-17": ("NO-T1",)},
    "kungsbacka-seniora-man": {"KUB-CHK-17": ("KBA-T1",)},
    "molndal-sillfrukost": {
        "KUB-CHK-17": ("MOL-T1",),
        "KUB-CHK-21": tuple(f"MOL-C{number}" for number in range(1, 10)),
    },
}


def found_in(case_id):
    findings = check_case(CASES[case_id], AREAS, SEED.snapshot_date)
    return [(finding.check, finding.cards) for finding in findings]


def test_the_seed_holds_four_cases():
    assert set(CASES) == set(UNLISTED)


@pytest.mark.parametrize("case_id", UNLISTED)
def test_the_seed_gives_the_expected_findings(case_id):
    listed = tuple((check, cards) for check, cards in found_in(case_id) if check in EXPECTABLE_CHECKS)

    assert listed == CASES[case_id].expected_findings


@pytest.mark.parametrize("case_id", UNLISTED)
def test_the_seed_gives_17_and_21_beside_them_and_no_other_code(case_id):
    others = {check: cards for check, cards in found_in(case_id) if check not in EXPECTABLE_CHECKS}

    assert others == UNLISTED[case_id]
