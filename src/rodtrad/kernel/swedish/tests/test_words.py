"""Swedish words: forms that belong together get one stem, compounds give their pieces, simple words none."""

import pytest

from rodtrad.kernel.swedish import parts, query_terms, stem, terms, words

TOGETHER = [
    ("insats", "insatser", "insatsen"),
    ("bistånd", "biståndet"),
    ("hemtjänst", "hemtjänsten"),
    ("kvinna", "kvinnor", "kvinnorna"),
    ("barn", "barnen"),
    ("mötesplats", "mötesplatser"),
    ("ensamhet", "ensamheten"),
    ("brukare", "brukarna"),
]
COMPOUNDS = {
    "hemtjänstpersonalen": ("hemtjänst", "personal", "hem", "tjänst"),
    "biståndsbedömning": ("bistånd", "bedömning"),
    "äldreomsorgen": ("äldre", "omsorg"),
    "gatubelysning": ("gat", "belysning"),
    "arbetsmarknad": ("arbet", "markn"),
    "busshållplats": ("buss", "hållplat"),
    "livsstilssjukdomar": ("livsstil", "sjukdom", "liv", "stil"),
    "sillfrukost": ("sill", "frukost"),
}
SIMPLE = (
    "arbetare barnet motion vården insatser kvinnor personal ledare samtal ensamhet trygghet gemenskap utveckling "
    "möjlighet verksamhet resultat kunskap samverkan utredning ansökan beslut chefer problem tidningen mannen pengar"
).split()


@pytest.mark.parametrize("forms", TOGETHER, ids=lambda forms: forms[0])
def test_forms_when_of_one_word_then_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", COMPOUNDS)
def test_compound_when_split_then_its_pieces_as_stems(word):
    assert set(COMPOUNDS[word]) <= set(parts(word))


@pytest.mark.parametrize("word", [*SIMPLE, "", "a", "123456", "x" * 100, "été", "مرحبا"])
def test_word_when_simple_or_strange_then_no_pieces(word):
    assert parts(word) == ()


def test_text_when_told_then_found_by_its_parts():
    found = terms("Hemtjänstpersonalen och VÅRDEN, 2024!")

    assert {"hemtjänst", "personal", stem("vård"), "2024"} <= set(found)
    assert "och" not in found
    assert set(query_terms("hemtjänst")) <= set(found)


def test_question_when_only_stop_words_then_they_are_looked_for():
    assert query_terms("vi och de och vi") == ["vi", "och", "de"]
    assert query_terms("  ") == []


def test_words_when_letters_are_composed_in_two_ways_then_alike():
    assert words("Ga\u030avor å ÅR") == ["gåvor", "å", "år"]
