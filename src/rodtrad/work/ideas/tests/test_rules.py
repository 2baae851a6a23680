"""Codes, titles, likeness: no database."""

from __future__ import annotations

from rodtrad.work.ideas.rules import codes, texts


def test_code_however_it_is_typed_then_the_same_digest() -> None:
    secret = codes.new_secret()

    assert codes.digest_of(secret)
    assert codes.digest_of(secret) == codes.digest_of(f" {secret.upper().replace('-', ' ')} ")


def test_code_when_it_cannot_be_one_then_no_digest() -> None:
    assert codes.digest_of("abcd-efgh") == codes.digest_of("ilio-1234-abcd-efgh") == ""


def test_title_when_the_text_is_long_then_cut_at_a_word() -> None:
    assert texts.title_of("Kort idé\nmed två rader") == "Kort idé med två rader"
    assert texts.title_of("ord " * 60).endswith("ord …")
    assert len(texts.title_of("x" * 10_000)) <= 200


def test_likeness_when_inflected_then_still_alike_and_the_rest_is_not() -> None:
    known = [
        (1, texts.stems_of("Samåk till besöken i ytterområdena")),
        (2, texts.stems_of("Starta en grupp för anhöriga på kvällen")),
        (3, texts.stems_of("Köp in handskar tillsammans")),
    ]

    assert texts.most_alike(texts.stems_of("Vi borde samåka till besök i ytterområden"), known, 3) == [1]
    assert texts.most_alike(texts.stems_of("Måla om entrén"), known, 3) == []


def test_lines_when_pasted_from_a_list_then_without_bullets() -> None:
    assert texts.split_lines("• Ett\n\n - Två\r\n*Tre") == ["Ett", "Två", "Tre"]
