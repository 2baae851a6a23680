"""Importing: new, again, changed, changed by a person, put away and brought back; all cases or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import Area as OrgArea
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.models import Flag, Item, Label, Link
from rodtrad.foundation.thread.services import retire_link
from rodtrad.kernel.kubinol.case import Area
from rodtrad.kernel.kubinol.case import Link as CaseLink
from rodtrad.kernel.kubinol.equal import equal
from rodtrad.work.canvas.models import Arrival, CardDetail, CaseDetail, Finding, Seat, Version
from rodtrad.work.canvas.services import importing
from rodtrad.work.canvas.services.cards import add_card, card_texts, change_card
from rodtrad.work.canvas.services.cases import change_case
from rodtrad.work.canvas.services.importing import Outcome
from rodtrad.work.canvas.tests.case_files import (
    IMPORT,
    SEED,
    a_card,
    a_case,
    bring_in,
    data_of,
    detail_of,
    picture,
    plan_of,
    read_file,
    taken_out,
    with_card,
)

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


@pytest.fixture(autouse=True)
def _acting():
    with acting(SYSTEM):
        yield


def card_of(key: str, case: str = "bymiddag") -> CardDetail:
    return CardDetail.objects.select_related("item", "case__item").get(case__key=case, key=key)


def person_changes(key: str, **texts: str) -> None:
    card = card_of(key)
    change_card(SYSTEM, card, {**card_texts(card), **texts})


def codes(plan: importing.Plan) -> list[str]:
    return [problem.code for problem in plan.problems]


def test_seed_when_imported_then_cases_cards_links_labels_findings_and_municipalities_are_here():
    done = bring_in(SEED)

    assert len(done.new) == CaseDetail.objects.count() == 4
    assert set(Place.objects.values_list("official_code", flat=True)) == {"1480", "1384", "1481"}
    assert CardDetail.objects.count() == 115
    assert Link.objects.count() == 89
    assert Label.objects.filter(catalogue="theme", word="social gemenskap").count() >= 1
    assert Finding.objects.filter(check_code="KUB-CHK-20").count() == 1
    assert OrgArea.objects.get(name="Bergsjön").path.count("›") == 2


def test_import_when_twice_then_not_one_row_changes():
    bring_in(SEED)
    before = picture()

    with clock.at(clock.now() + timedelta(days=400)):
        plan = plan_of(SEED)
        done = bring_in(SEED)

    assert [case.outcome for case in plan.cases] == [Outcome.UNCHANGED] * 4
    assert done == importing.Done()
    assert picture() == before


def test_plan_when_made_then_nothing_is_written():
    before = picture()

    assert [case.outcome for case in plan_of(SEED).cases] == [Outcome.NEW] * 4
    assert picture() == before


def test_import_when_system_then_log_says_so_and_seats_stay_empty():
    bring_in(data_of(a_case(fields={"team": ({"profession": "aktivitetspedagog", "lead": True},)})))

    entry = Entry.objects.get(action="canvas.case-imported")
    assert (entry.actor_kind, entry.reason, entry.item) == ("system", "import", detail_of().item.code)
    assert Entry.objects.filter(action="canvas.card-imported").count() == 3
    assert list(Seat.objects.values_list("profession", "lead", "person")) == [
        ("aktivitetspedagog", True, None)
    ]


def test_import_when_the_second_case_is_broken_then_nothing_is_saved():
    broken = data_of(a_case("ett"), a_case("annat")).replace(b"sketch", b"skiss", 2)
    before = picture()

    plan = plan_of(broken)

    assert codes(plan) == ["unknown-word", "unknown-word"]
    assert all(problem.line for problem in plan.problems)
    with pytest.raises(ValueError):
        importing.apply(IMPORT, plan)
    assert picture() == before


def test_import_when_file_changed_then_version_is_taken_and_case_becomes_as_the_file():
    case = a_case()
    bring_in(data_of(case))
    newer = with_card(replace(case, title="Nytt namn"), "N1", text="Ensamma äter ihop.")

    plan = plan_of(data_of(newer))
    bring_in(data_of(newer))

    assert plan.cases[0].parts == {"fields": ["title"], "changed-cards": ["N1 (text)"]}
    version = Version.objects.get()
    assert (version.number, version.reason, version.content["title"]) == (1, "import", case.title)
    assert card_of("N1").item.text == "Ensamma äter ihop."
    assert card_of("N1").item.version == 2
    assert card_of("B1").item.version == 1
    assert read_file(taken_out("bymiddag")).cases[0].title == "Nytt namn"
    assert not Flag.objects.exists()
    assert not plan_of(data_of(newer)).writes


def test_import_when_a_card_and_link_are_gone_then_put_away_and_back_again():
    case = a_case()
    bring_in(data_of(case))
    fewer = replace(case, cards=case.cards[:2], links=case.links[:1])

    bring_in(data_of(fewer))

    gone = card_of("M1")
    assert (gone.item.life, gone.item.retire_reason) == ("retired", "import")
    assert Link.objects.get(rel="follows").life == "retired"
    assert not plan_of(data_of(fewer)).writes

    plan = plan_of(data_of(case))
    bring_in(data_of(case))

    assert plan.cases[0].parts == {"brought-back-cards": ["M1"], "brought-back-links": ["M1 follows N1"]}
    assert (card_of("M1").item.life, card_of("M1").item.retire_reason) == ("current", "")
    assert Link.objects.get(rel="follows").life == "current"
    assert Version.objects.count() == 2


def test_import_when_a_person_changed_a_card_then_file_is_refused_with_the_list():
    case = a_case()
    bring_in(data_of(case, a_case("annat")))
    person_changes("N1", text="Omskrivet", note="Mer")
    change_case(SYSTEM, detail_of(), {"entry_note": "Vid ett fikabord"})
    before = picture()

    newer = data_of(with_card(case, "B1", text="Nytt"), replace(a_case("annat"), title="Annat namn"))
    plan = plan_of(newer)

    assert [(problem.code, problem.params) for problem in plan.problems] == [
        ("person-fields", {"case": "bymiddag", "keys": "entry_note"}),
        ("person-card", {"card": "N1", "keys": "text, note"}),
    ]
    assert b"N1" in newer.splitlines()[plan.problems[1].line - 1]
    assert picture() == before


def test_import_when_overwrite_then_the_persons_version_is_kept_and_the_file_holds():
    case = a_case()
    bring_in(data_of(case))
    person_changes("N1", text="Omskrivet")

    bring_in(data_of(case), overwrite=True)

    assert card_of("N1").item.text == case.cards[0].text
    assert Version.objects.get().content["cards"][0]["text"] == "Omskrivet"
    assert not plan_of(data_of(case)).writes


def test_import_when_a_person_added_a_card_then_it_is_listed_and_overwriting_puts_it_away():
    case = a_case()
    bring_in(data_of(case))
    added = add_card(SYSTEM, detail_of(), "lesson", {"text": "Fråga tidigare"})

    assert codes(plan_of(data_of(case))) == ["person-new-card"]
    bring_in(data_of(case), overwrite=True)

    assert card_of(added.key).item.life == "retired"


def test_import_when_a_person_put_a_link_away_then_refused():
    case = a_case()
    bring_in(data_of(case))
    retire_link(SYSTEM, Link.objects.get(rel="answers"), "stämmer inte")

    plan = plan_of(data_of(case))

    assert [problem.params["link"] for problem in plan.problems] == ["N1 answers B1"]


def test_import_when_the_persons_change_is_what_the_file_says_then_nothing_happens():
    case = a_case()
    bring_in(data_of(case))
    person_changes("N1", text="Samma ord")

    plan = plan_of(data_of(with_card(case, "N1", text="Samma ord")))

    assert not plan.problems
    assert [entry.outcome for entry in plan.cases] == [Outcome.NOTED]


@pytest.mark.parametrize(
    "beside",
    [
        {"snapshot_date": date(2026, 3, 1)},
        {"areas": (Area("Norra byarna", "Vindeln"),)},
    ],
)
def test_import_when_only_beside_differs_then_noted_without_version(beside):
    bring_in(data_of(a_case()))
    item = detail_of().item

    plan = plan_of(data_of(a_case(), **beside))
    bring_in(data_of(a_case(), **beside))

    assert [entry.outcome for entry in plan.cases] == [Outcome.NOTED]
    assert not Version.objects.exists()
    assert Item.objects.get(pk=item.pk).changed == item.changed
    exported = read_file(taken_out("bymiddag"))
    assert (exported.areas, exported.snapshot_date) == (beside.get("areas", ()), beside.get("snapshot_date"))
    assert not plan_of(data_of(a_case(), **beside)).writes


def test_import_when_expected_findings_differ_only_then_noted():
    bring_in(data_of(a_case()))
    expecting = data_of(replace(a_case(), expected_findings=(("KUB-CHK-05", ("B1",)),)))

    assert [entry.outcome for entry in plan_of(expecting).cases] == [Outcome.NOTED]
    bring_in(expecting)
    assert read_file(taken_out("bymiddag")).cases[0].expected_findings == (("KUB-CHK-05", ("B1",)),)


def test_import_when_file_lacks_a_case_then_it_is_left_alone():
    bring_in(data_of(a_case("ett"), a_case("annat")))
    before = detail_of("annat").item

    bring_in(data_of(replace(a_case("ett"), title="Nytt")))

    assert detail_of("annat").item.version == before.version


def test_import_when_municipality_is_written_as_code_then_the_same_case():
    bring_in(data_of(a_case()))

    plan = plan_of(data_of(a_case(municipality="2404")))

    assert plan.cases[0].outcome is Outcome.UNCHANGED
    assert plan.cases[0].ref == "2404/bymiddag"


def test_import_when_same_id_in_two_municipalities_then_two_cases():
    bring_in(data_of(a_case()))
    bring_in(data_of(a_case(municipality="Umeå")))

    assert CaseDetail.objects.filter(key="bymiddag").count() == 2


def test_import_when_order_differs_then_few_positions_move():
    cards = tuple(a_card(f"K{number}", "need") for number in range(6))
    case = a_case(cards=cards, links=())
    bring_in(data_of(case))
    old = dict(CardDetail.objects.values_list("key", "position"))
    turned = replace(case, cards=(*cards[:2], cards[5], *cards[2:5]))

    assert plan_of(data_of(turned)).cases[0].parts == {"order": ["bymiddag"]}
    bring_in(data_of(turned))

    new = dict(CardDetail.objects.values_list("key", "position"))
    assert sorted(new, key=lambda key: new[key]) == ["K0", "K1", "K5", "K2", "K3", "K4"]
    assert [key for key in old if old[key] != new[key]] == ["K5"]


def test_import_when_unit_has_one_hit_then_linked_and_text_kept():
    bring_in(data_of(a_case("forst")))
    owner = Place.objects.get(official_code="2404")
    from rodtrad.foundation.org.services import create_place

    unit = create_place(SYSTEM, kind="unit", name="Solgården", parent=owner)
    bring_in(
        data_of(a_case("ett", fields={"unit": " solgården "}), a_case("annat", fields={"unit": "Månen"}))
    )

    assert detail_of("ett").item.place_id == unit.pk
    assert detail_of("annat").item.place_id == owner.pk
    assert read_file(taken_out("ett")).cases[0].fields["unit"] == " solgården "


def test_import_when_a_seat_is_taken_meanwhile_then_still_unchanged():
    data = data_of(a_case(fields={"team": ({"profession": "enhetschef"},)}))
    bring_in(data)
    detail = detail_of()
    Seat.objects.create(case=detail, position=2, profession="aktivitetspedagog")

    assert not plan_of(data).writes


def test_import_when_the_team_of_the_file_changes_then_seats_follow():
    bring_in(
        data_of(a_case(fields={"team": ({"profession": "enhetschef"}, {"profession": "fritidsledare"})}))
    )
    bring_in(
        data_of(a_case(fields={"team": ({"profession": "fritidsledare"}, {"profession": "arbetsterapeut"})}))
    )

    assert list(Seat.objects.values_list("profession", flat=True)) == ["fritidsledare", "arbetsterapeut"]


def test_import_when_changed_between_plan_and_apply_then_stale_and_nothing_saved():
    case = a_case()
    bring_in(data_of(case))
    plan = plan_of(data_of(replace(case, title="Nytt")))
    person_changes("N1", text="Hann före")

    with pytest.raises(importing.ImportStale):
        importing.apply(IMPORT, plan)
    assert detail_of().item.title == case.title


def test_import_when_new_case_came_meanwhile_then_stale():
    plan = plan_of(data_of(a_case()))
    bring_in(data_of(a_case()))

    with pytest.raises(importing.ImportStale):
        importing.apply(IMPORT, plan)
    assert CaseDetail.objects.count() == 1


def test_import_when_texts_are_as_long_as_the_form_allows_then_kept_whole():
    long = "Ö" * 10_000
    fields = {
        "theme": (long, "kort"),
        "team": ({"profession": long},),
        "unit": long,
        "area": (long,),
        "tags": {"policy": (long,)},
        "programme": long,
    }
    case = a_case("a" * 64, title="Ö" * 200, description=long, fields=fields, cards=(a_card("N" * 40, "need", long),),
                  links=())  # fmt: skip
    data = data_of(case, areas=(Area(long, "Vindeln", long), Area("Byn", long), Area("Annan", "Vindeln")))

    plan = plan_of(data)
    bring_in(data)

    assert [remark.code for remark in plan.remarks].count("area-left") == 2
    assert set(OrgArea.objects.values_list("name", flat=True)) == {"Vindeln", "Annan"}
    assert equal(read_file(taken_out("a" * 64)), read_file(data))
    assert not plan_of(data).writes


def test_import_when_history_then_kept_once_and_left_unread_the_second_time():
    history = {"loops": ({"kind": "single", "learning": "Fråga"},)}
    case = replace(a_case(), history=history)
    bring_in(data_of(case))

    plan = plan_of(data_of(case))

    assert [remark.code for remark in plan.remarks] == ["history-left"]
    assert not plan.writes


def test_import_when_visibility_narrows_then_all_cards_follow():
    wide = a_case(visibility="municipality")
    bring_in(data_of(wide))
    assert set(Item.objects.values_list("audience", flat=True)) == {f"m:{detail_of().municipality_id}"}

    bring_in(data_of(replace(wide, visibility="team")))

    assert set(Item.objects.values_list("audience", flat=True)) == {f"t:{detail_of().item.code}"}


def test_import_when_card_type_changes_then_kind_and_piece_follow():
    case = a_case(links=())
    bring_in(data_of(case))
    other = replace(case, cards=(a_card("N1", "context", "Nu en förutsättning"), *case.cards[1:]))

    bring_in(data_of(other))

    assert (card_of("N1").item.kind, card_of("N1").piece) == ("context", "behov-kontext")


def test_import_when_link_changes_basis_then_only_the_link_changes():
    case = a_case()
    bring_in(data_of(case))

    bring_in(
        data_of(
            replace(case, links=(case.links[0], CaseLink("M1", "follows", "N1", "accepted", "Så är det")))
        )
    )

    link = Link.objects.get(rel="follows")
    assert (link.basis, link.reason) == ("accepted", "Så är det")
    assert card_of("M1").item.version == 1


def test_case_made_here_when_file_differs_then_refused_as_changed_by_a_person():
    bring_in(data_of(a_case()))
    Arrival.objects.all().delete()

    assert codes(plan_of(data_of(replace(a_case(), title="Annat")))) == ["made-here", "person-fields"]
    assert not plan_of(data_of(a_case())).problems


def test_own_export_when_imported_then_changes_nothing():
    bring_in(SEED)
    bring_in(data_of(a_case(), snapshot_date=date(2024, 1, 1)))
    person_changes("N1", text="Omskrivet")
    keys = list(CaseDetail.objects.order_by("pk").values_list("key", flat=True))
    before = picture()

    for chosen in (keys, keys[4:], keys[:1]):
        bring_in(taken_out(*chosen).encode())

    assert picture() == before
