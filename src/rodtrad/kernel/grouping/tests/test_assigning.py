"""New texts: they join what stands, nothing known is moved, and corrections win."""

from rodtrad.kernel.grouping import UNGROUPED, Corrections, KnownGroup, assign

KNOWN = [
    KnownGroup("staff", ["Mer personal i hemtjänsten", "Mer hemtjänstpersonal"]),
    KnownGroup("paths", ["Bättre cykelvägar till skolan", "Laga cykelvägen till skolan!"]),
    KnownGroup(UNGROUPED, ["Köp en fontän"]),
]


def ids(texts: list[str], said: Corrections | None = None) -> list[str]:
    return [each.id for each in assign(KNOWN, texts, said or Corrections())]


def test_assign_when_like_a_known_group_then_joins_it():
    assert ids(["Hemtjänstpersonalen", "Cykelväg till skolan", "Sjung mer", "", "köp EN fontän"]) == [
        "staff",
        "paths",
        UNGROUPED,
        UNGROUPED,
        UNGROUPED,
    ]


def test_assign_when_nothing_is_known_then_ungrouped():
    assert [each.id for each in assign([], ["Mer personal"])] == [UNGROUPED]
    assert assign(KNOWN, []) == []


def test_assign_when_a_person_corrects_then_that_holds():
    same = "Mer personal i hemtjänsten"

    assert ids([same], Corrections(fixed={0: "paths"})) == ["paths"]
    assert ids([same], Corrections(fixed={0: "new"})) == ["new"]
    assert ids([same], Corrections(barred={0: frozenset({"staff"})})) == [UNGROUPED]
    assert len(set(ids([same, "Sjung mer"], Corrections(together=[(0, 1)])))) == 1
    assert ids([same, same], Corrections(apart=[(0, 1)])) == ["staff", UNGROUPED]
