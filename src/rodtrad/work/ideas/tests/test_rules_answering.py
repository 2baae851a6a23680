from rodtrad.work.ideas.rules.answering import Template, fill, unknown_words

WORDS = {"idé": "Ny pump {skäl}", "skäl": "Redan gjort.", "ansvarig": ""}


def test_words_are_filled_in_and_what_people_wrote_is_no_template():
    filled = fill(Template("Tack för ”{idé}”. {skäl}", "Inget mer."), WORDS)
    assert filled.body == "Tack för ”Ny pump {skäl}”. Redan gjort."
    assert filled.is_ready


def test_what_stands_in_brackets_is_left_out_when_a_word_is_empty():
    filled = fill(Template("Hej.[ {ansvarig} tar hand om det.][ {skäl}]", "Vi hör av oss."), WORDS)
    assert filled.body == "Hej. Redan gjort."
    assert filled.is_ready


def test_an_empty_word_outside_brackets_stops_the_answer():
    filled = fill(Template("Hej, {ansvarig}.", "Vi hör av oss."), WORDS)
    assert filled.empty == ("ansvarig",)
    assert not filled.is_ready


def test_an_answer_without_what_happens_next_is_not_ready():
    assert not fill(Template("Hej.", " "), WORDS).is_ready


def test_unknown_words_are_named():
    assert unknown_words("{Förslag} {namn} {") == ("namn", "{")
    assert unknown_words("{förslag}") == ()
