"""Which language a text is in, what is still read of one that is not English, and what its front page says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import find_language, languages_of, load_languages
from pipeline.model import Extraction, Source, Structure
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s2_structure.front_words import find_day, find_distribution, find_original_language
from pipeline.s3_extract.extract import extract

ENGLISH = "The Secretary-General should report to the Assembly on the implementation of its resolution {} by States."
FRENCH = (
    "Le Secrétaire général devrait présenter à l’Assemblée un rapport sur la suite donnée à la résolution {} (voir {})."
)
SENTENCES = {
    "en": "Member States should be encouraged to submit the reports that were requested of them by the Commission.",
    "fr": "Les États Membres sont invités à présenter les rapports qui leur ont été demandés par la Commission.",
    "es": "Se alienta a los Estados Miembros a que presenten los informes que les ha pedido la Comisión.",
    "ru": "Государствам-членам следует представить доклады, которые были запрошены у них Комиссией.",
    "ar": "ينبغي للدول الأعضاء أن تقدم التقارير التي طلبتها منها اللجنة في أقرب وقت ممكن",
    "zh": "应鼓励会员国提交委员会要求它们提交的报告，并在可能的情况下尽早提交。",
    "pt": "Os Estados-Membros são encorajados a apresentar os relatórios que lhes foram pedidos pela Comissão.",
    "de": "Die Mitgliedstaaten werden ermutigt, die Berichte vorzulegen, die von der Kommission verlangt wurden.",
    "it": "Gli Stati membri sono invitati a presentare i rapporti che sono stati chiesti loro dalla Commissione.",
    "nl": "De lidstaten worden aangemoedigd om de verslagen die door de Commissie van hen zijn gevraagd in te dienen.",
}


@pytest.mark.parametrize(("code", "text"), SENTENCES.items(), ids=SENTENCES)
def test_language_of_a_sentence(code: str, text: str) -> None:
    assert find_language(text).code == code
    if code not in ("ar", "zh"):
        assert find_language(text.upper()).code == code


def test_every_known_language_has_a_sentence() -> None:
    assert set(SENTENCES) == set(load_languages())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A/52/1, S/1998/222, E/CN.4/1997/47 and Add.1-3", id="symbols"),
        pytest.param("1 234 5 678 12 345 Total 98 765", id="table-of-figures"),
        pytest.param("Zajęcie stanowiska przez państwa członkowskie w sprawie wniosku", id="language-not-known"),
        pytest.param("Держави-члени мають подати звіти, які їхні комітети від них вимагають", id="ukrainian"),
        pytest.param("加盟国は委員会が要求した報告書をできるだけ早く提出すべきである", id="japanese"),
        pytest.param("7KH 6HFUHWDU\\ *HQHUDO VKRXOG UHSRUW WR WKH $VVHPEO\\", id="letters-shifted-by-a-broken-font"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_language(text: str) -> None:
    assert find_language(text).code is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See Rapport sur la situation des droits de l’homme, which was issued in 1998 by the Ministry "
                     "and to which the Committee referred in its report on the same question.", id="foreign-title"),
        pytest.param("The Association pour la promotion de la paix et de la justice was heard by the Committee, and it "
                     "was of the view that there should be no delay in the matter.", id="foreign-name"),
        pytest.param("In 1990, e-waste, a/b and c/d (d, e, l, n, s) were on the table that is in the annex.", id="single-letters"),
    ],
)  # fmt: skip
def test_foreign_words_in_english_text(text: str) -> None:
    assert find_language(text).code == "en"


@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    found = find_language(text)
    assert found.code is None or found.code in load_languages()
    assert (found.weight > 0) == (found.code is not None)


def test_short_texts_go_with_their_neighbours() -> None:
    texts = ["Lettre", SENTENCES["fr"], "Annexe", SENTENCES["fr"], "Annex", SENTENCES["en"] * 3, "Table 1"]
    assert languages_of(texts) == ("en", ("fr", "fr", "fr", "fr", "en", "en", "en"))


def test_short_texts_in_the_language_of_the_front_page_are_in_it() -> None:
    assert languages_of(["Governments should.", FRENCH, "Chapitre"], "en")[1] == ("en", "fr", "fr")
    assert languages_of(["Governments should.", FRENCH, "Chapitre"])[1] == ("fr", "fr", "fr")


def test_a_short_report_is_in_the_language_of_its_front_page_whatever_its_annex_is_in() -> None:
    annex = [f"{n}. {FRENCH.format(f'52/{n}', f'A/52/{n}')}" for n in range(1, 9)]
    made, found = _report("\n\n".join(["1. Governments should adopt laws.", "Annex", "I. Lettre", *annex]))
    assert made.language == "en"
    assert [key for key, rows in found.recommendations.items() if rows] == ["a-99-1.p1"]


def test_few_words_are_in_the_language_of_any_of_them() -> None:
    assert languages_of(["Conclusions", "States should act."]) == ("en", ("en", "en"))
    assert languages_of(["Conclusions"]) == (None, (None,))


@pytest.mark.parametrize(
    ("short", "code"),
    [
        pytest.param("Governments should translate their letters.", "en", id="two-words-of-one-language"),
        pytest.param("Conclusions of the session", "fr", id="words-of-both-languages-or-too-few"),
    ],
)
def test_a_few_words_before_a_text_in_another_language(short: str, code: str) -> None:
    assert languages_of([short, FRENCH, FRENCH])[1][0] == code


def _report(body: str) -> tuple[Structure, Extraction]:
    text = f"A/99/1\n\nDistr.: General\n3 May 2044\n\nOriginal: English\n\nNotes on trees\n\n{body}\n"
    source = Source("report.txt", "0" * 64, len(text))
    made = structure(read_text(text.encode(), source), source)
    return made, extract(made)


def test_letter_in_french_with_an_annex_in_english() -> None:
    letter = [f"{n}. {FRENCH.format(f'52/{n}', f'A/52/{n}')}" for n in (1, 2)]
    annex = [f"{n}. {ENGLISH.format(f'52/{n}')}" for n in range(1, 8)]
    made, found = _report("\n\n".join(["I. Lettre", *letter, "Annex", "I. Report", *annex]))
    assert made.language == "en"
    recommended = {key for key, rows in found.recommendations.items() if rows}
    assert recommended == {f"a-99-1.annex.p{n}" for n in range(1, 8)}
    assert [c.symbol for c in found.citations["a-99-1.p2"] if c.citation_type == "document"] == ["A/52/2"]
    issue = next(issue for issue in made.issues if issue.kind == "other_language")
    assert issue.message.startswith("2 of the 9 paragraphs are in French")


def test_report_in_spanish_keeps_its_numbers_and_symbols() -> None:
    body = "\n\n".join(f"{n}. {SENTENCES['es']} Véanse A/52/{n} y S/PRST/2001/{n}." for n in range(1, 4))
    made, found = _report(f"I. Introducción\n\n{body}")
    assert made.language == "es"
    assert [p.number for p in made.paragraphs] == ["1", "2", "3"]
    assert [c.symbol for c in found.citations["a-99-1.p3"]] == ["A/52/3", "S/PRST/2001/3"]
    assert found.citations["a-99-1.p3"][1].instrument_id == "s-prst-2001-3"
    assert not any(found.recommendations.values())
    assert {m.rule_id for mentions in found.mentions.values() for m in mentions} <= {"instrument.cited"}
    assert [i.kind for i in made.issues if "language" in i.kind] == ["other_language"]


def test_words_of_no_language_are_not_read() -> None:
    made, found = _report("1. 7KH 6HFUHWDU\\ VKRXOG UHSRUW.\n\n2. 6WDWHV VKRXOG DFW.")
    assert made.language is None
    assert not any(found.recommendations.values())
    assert "unknown_language" in {issue.kind for issue in made.issues}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 September 2005", "2005-09-05"),
        ("5th September, 2005", "2005-09-05"),
        ("1st of March 1999", "1999-03-01"),
        ("September 5th, 2005", "2005-09-05"),
        ("the 5th 2005", None),
        ("15 août 2005", "2005-08-15"),
        ("1er février 2005", "2005-02-01"),
        ("15 AOUT 1986", "1986-08-15"),
        ("13 de septiembre de 2023", "2023-09-13"),
        ("11 марта 2024 года", "2024-03-11"),
        ("15 آب/أغسطس 2005", "2005-08-15"),
        ("١٥ أغسطس ٢٠٠٥", "2005-08-15"),
        ("2005年8月15日", "2005-08-15"),
        ("3 de março de 1999", "1999-03-03"),
        ("3. März 1999", "1999-03-03"),
        ("31 February 1999", None),
        ("Original: English", None),
    ],
)
def test_day_of_a_front_page(text: str, day: str | None) -> None:
    found = find_day(f"Distr. {text}")
    assert (found.value if found else None) == day
    if found:
        assert f"Distr. {text}"[found.start : found.end].startswith(text.split(" ")[0][:1])


@pytest.mark.parametrize(
    ("text", "value"),
    [("Distr. générale", "General"), ("DISTR. LIMITÉE", "Limited"), ("Distr. limitada", "Limited"), ("Distr.: General", "General")],
)  # fmt: skip
def test_distribution_of_a_front_page(text: str, value: str) -> None:
    found = find_distribution(text)
    assert found is not None
    assert (found.value, text[found.start :]) == (value, text.split(" ")[1])


@pytest.mark.parametrize(
    ("text", "value"),
    [("Original : anglais", "English"), ("ORIGINAL : FRANÇAIS", "French"), ("Original: inglés", "English"), ("Original: Arabic", "Arabic")],
)  # fmt: skip
def test_original_language_of_a_front_page(text: str, value: str) -> None:
    found = find_original_language(text)
    assert found is not None
    assert found.value == value


def test_report_without_a_front_page() -> None:
    text = "1. Governments should adopt laws.\n\n2. States should report.\n"
    source = Source("report.txt", "0" * 64, len(text))
    made = structure(read_text(text.encode(), source), source)
    assert (made.masthead.publication_date, len(made.paragraphs)) == (None, 2)
