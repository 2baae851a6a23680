from pathlib import Path

from django.template import Engine, Origin

from rodtrad.foundation.ui.components import HERE
from rodtrad.foundation.ui.loader import Loader


def test_contents_when_a_component_then_no_line_end_around_it():
    file = HERE / "templates/cotton/date.html"

    text = Loader(Engine()).get_contents(Origin(str(file)))

    assert Path(file).read_text("utf-8").endswith("\n")
    assert text == text.strip("\n")


def test_contents_when_a_page_then_as_written():
    file = HERE / "templates/ui/_footer.html"

    text = Loader(Engine()).get_contents(Origin(str(file)))

    assert text.endswith("\n")
