"""The guard's twin in the browser passes the vectors of the kernel's guard."""

import json
from importlib.resources import files

import pytest

VECTORS = json.loads(files("rodtrad.kernel.guard").joinpath("vectors.json").read_text(encoding="utf-8"))
RUN = """async (texts) => {
  const { find, hasIdentityNumber, mask } = await import("/static/ui/guard/find.js");
  return texts.map((text) => ({
    kinds: find(text).map((hit) => hit.kind),
    masked: mask(text, find(text)),
    left: find(mask(text, find(text))).length,
    number: hasIdentityNumber(text),
  }));
}"""


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("around", ["{}", "Åsa sade: {} … och “något” mer. 👩‍👧"])
def test_twin_when_given_the_vectors_then_it_finds_and_masks_as_the_server_does(browser_page, around):
    from rodtrad.kernel.guard import find, mask

    texts = [around.format(vector["text"]) for vector in VECTORS]
    browser_page.goto("/konto/logga-in/")

    found = browser_page.evaluate(RUN, texts)

    for text, vector, row in zip(texts, VECTORS, found, strict=True):
        assert row["kinds"] == vector["kinds"], vector["why"]
        assert row["masked"] == mask(text, find(text)), vector["why"]
        assert row["left"] == 0, vector["why"]
        assert row["number"] == ("identity-number" in vector["kinds"]), vector["why"]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_hint_when_a_phone_is_written_then_told_and_masked_by_keyboard(cast, new_page, axe):
    page = new_page(cast.admin)
    page.goto(f"/forvalta/platser/{cast.unit.code}/andra/")
    field = page.locator("textarea")

    field.fill("Ring 070-174 06 05 eller 640823-3234")
    page.get_by_role("status").filter(has_text="Det går inte att spara").wait_for()
    assert axe(page) == []
    field.press("Tab")
    page.keyboard.press("Enter")

    assert field.input_value() == "Ring [telefonnummer] eller [personnummer]"
    assert page.locator(".guard-hint button").count() == 0
