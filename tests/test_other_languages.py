"""Resolutions cited by number in texts that are not in English, and what is taken of such a report."""

from __future__ import annotations

import pytest

from pipeline.language import language_rules
from pipeline.model import Source
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s3_extract.citations.other_languages import find_numbered_in
from pipeline.s3_extract.extract import extract

CITED = [
    pytest.param("fr", "Par sa résolution 2769 (2025), le Conseil de sécurité a prorogé le mandat.", ["S/RES/2769 (2025)"], id="french"),
    pytest.param("fr", "Rappelant ses résolutions 44/82 du 8 décembre 1989 et 50/142 du 21 décembre 1995,", ["A/RES/44/82", "A/RES/50/142"], id="french-list-with-days"),
    pytest.param("fr", "les résolutions 1325 (2000), 1820 (2008) et 1888 (2009) du Conseil de sécurité", ["S/RES/1325 (2000)", "S/RES/1820 (2008)", "S/RES/1888 (2009)"], id="french-list-of-the-council"),
    pytest.param("fr", "La résolution 18/18 du Conseil des droits de l’homme", ["A/HRC/RES/18/18"], id="french-organ-behind"),
    pytest.param("fr", "la décision 2024/303 du Conseil économique et social", ["E/DEC/2024/303"], id="french-decision"),
    pytest.param("es", "La Asamblea General, en su resolución 52/98, de 12 de diciembre de 1997, instó", ["A/RES/52/98"], id="spanish"),
    pytest.param("es", "las resoluciones 1325 (2000) y 1820 (2008) del Consejo de Seguridad", ["S/RES/1325 (2000)", "S/RES/1820 (2008)"], id="spanish-list"),
    pytest.param("ru", "В своей резолюции 2769 (2025) Совет Безопасности постановил", ["S/RES/2769 (2025)"], id="russian"),
    pytest.param("ru", "в резолюциях 52/98 и 53/116 Генеральной Ассамблеи", ["A/RES/52/98", "A/RES/53/116"], id="russian-list"),
    pytest.param("ar", "وعملا بقرار مجلس الأمن 2769 (2025)، ", ["S/RES/2769 (2025)"], id="arabic-organ-between"),
    pytest.param("ar", "في قرارها 52/98 حثت الجمعية العامة الحكومات", ["A/RES/52/98"], id="arabic"),
    pytest.param("ar", "في القرار ٢٧٦٩ (٢٠٢٥)", ["S/RES/2769 (2025)"], id="arabic-figures"),
    pytest.param("zh", "安全理事会第2769（2025）号决议", ["S/RES/2769 (2025)"], id="chinese"),
    pytest.param("zh", "大会第52/98号和第53/116号决议", ["A/RES/52/98", "A/RES/53/116"], id="chinese-list"),
    pytest.param("pt", "a resolução 52/98 da Assembleia Geral", ["A/RES/52/98"], id="portuguese"),
    pytest.param("de", "in der Resolution 2769 (2025) des Sicherheitsrats", ["S/RES/2769 (2025)"], id="german"),
    pytest.param("fr", "ses résolutions 60/5 à 60/7 et 61/2", ["A/RES/60/5", "A/RES/60/6", "A/RES/60/7", "A/RES/61/2"], id="french-range"),
    pytest.param("es", "sus resoluciones 60/5 a 60/7", ["A/RES/60/5", "A/RES/60/6", "A/RES/60/7"], id="spanish-range"),
    pytest.param("ru", "в резолюциях 60/5–60/7", ["A/RES/60/5", "A/RES/60/6", "A/RES/60/7"], id="range-with-a-dash"),
    pytest.param("fr", "ses résolutions 60/9 à 60/7", ["A/RES/60/9", "A/RES/60/7"], id="range-that-runs-backwards"),
    pytest.param("fr", "la résolution 2769 (2025) à 15 heures", ["S/RES/2769 (2025)"], id="hours-end-no-range"),
    pytest.param("fr", "une résolution de 1998 et la révolution 52/98", [], id="no-number-of-one"),
    pytest.param("xx", "résolution 2769 (2025)", [], id="language-that-is-not-known"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "symbols"), CITED)
def test_numbers_of_resolutions(code: str, text: str, symbols: list[str]) -> None:
    found = find_numbered_in(text, code, (), frozenset())
    assert [symbol for one in found for symbol in one.symbols] == symbols
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_every_language_with_words_for_resolutions_has_a_case() -> None:
    known = {code for code, rules in language_rules().items() if "resolution" in rules}
    assert known <= {case.values[0] for case in CITED}


def test_of_a_report_in_french_symbols_numbers_citations_and_the_day_are_taken() -> None:
    text = (
        "Nations Unies\n\nA/60/777\n\nAssemblée générale\n\nDistr. générale\n5 septembre 2005\nFrançais\n"
        "Original : anglais\n\nSoixantième session\n\nMesures de protection des migrants\n\nRapport du Secrétaire général\n\n"
        "I. Introduction\n\n1. Dans sa résolution 59/166, l’Assemblée générale a prié les États de présenter des rapports sur la "
        "situation des migrants, comme il est dit dans le document A/59/185.\n\n2. Par sa résolution 1325 (2000), le Conseil de "
        "sécurité a demandé à toutes les parties de protéger les femmes.\n"
    )
    source = Source("a.txt", "", 0)
    report = structure(read_text(text.encode(), source), source)
    found = extract(report)
    assert [p.number for p in report.paragraphs] == ["1", "2"]
    assert report.masthead.publication_date is not None
    assert report.masthead.publication_date.value == "2005-09-05"
    assert [one.symbol for cited in found.citations.values() for one in cited] == [
        "A/RES/59/166", "A/59/185", "S/RES/1325 (2000)"
    ]  # fmt: skip
    assert not found.recommendations


FRONTS = [
    pytest.param(
        "Nations Unies\n\nA/75/831\n\nAssemblée générale\n\nDistr. générale\n5 mars 2021\nFrançais\nOriginal : anglais\n\nSoixante-quinzième session\n"
        "Point 28 a) de l’ordre du jour provisoire*\nPromotion de la femme\n\nRefuges pour les femmes\n\nRapport du Secrétaire général\n\n1. Le rapport est présenté.\n",
        "28 a)", "Promotion de la femme", "Refuges pour les femmes", "Rapport du Secrétaire général", id="french"),
    pytest.param(
        "Nations Unies\n\nA/53/250\n\nDistr. générale\n11 septembre 1998\nFrançais\nOriginal: anglais\n\nCinquante-troisième session\n\n"
        "Organisation de la session\n\nPremier rapport du Bureau\n\nI. Introduction\n\n1. Le Bureau a examiné un mémoire.\n",
        None, None, "Organisation de la session", "Premier rapport du Bureau", id="french-without-an-item"),
    pytest.param(
        "Nations Unies\n\nS/2021/441\n\nConseil de sécurité\n\nDistr. générale\n5 mars 2021\nFrançais\nOriginal : anglais\n\nLettre datée du 5 mars 2021, "
        "adressée à la Présidente du Conseil de sécurité par le Représentant permanent du Tchad\n\n1. Le Tchad souhaite être entendu.\n",
        None, None, "Lettre datée du 5 mars 2021, adressée à la Présidente du Conseil de sécurité par le Représentant permanent du Tchad",
        "Lettre datée du 5 mars 2021, adressée à la Présidente du Conseil de sécurité par le Représentant permanent du Tchad", id="letter"),
    pytest.param(
        "Naciones Unidas\n\nA/57/551\n\nAsamblea General\n\nDistr. general\n4 de diciembre de 2002\nEspañol\nOriginal: inglés\n\nQuincuagésimo séptimo período de sesiones\n"
        "Tema 104 del programa\n\nInforme del Alto Comisionado de las Naciones Unidas para los Refugiados\n\nInforme de la Tercera Comisión\n\nI. Introducción\n\n1. La Comisión examinó el tema.\n",
        "104", None, "Informe del Alto Comisionado de las Naciones Unidas para los Refugiados", "Informe de la Tercera Comisión", id="spanish"),
    pytest.param(
        "Организация Объединенных Наций\n\nA/75/808\n\nГенеральная Ассамблея\n\nDistr.: General\n5 March 2021\nRussian\nOriginal: English\n\nСемьдесят пятая сессия\n"
        "Пункт 28 повестки дня\nУлучшение положения женщин\n\nПриюты для женщин\n\nДоклад Генерального секретаря\n\n1. Доклад представлен во исполнение резолюции.\n",
        "28", "Улучшение положения женщин", "Приюты для женщин", "Доклад Генерального секретаря", id="russian"),
    pytest.param(
        "الأمم المتحدة\n\nA/71/1007\n\nالجمعية العامة\n\nDistr.: General\n5 March 2021\nArabic\nOriginal: English\n\nالدورة الحادية والسبعون\nالبند 121 من جدول الأعمال\n\n"
        "تنشيط أعمال الجمعية العامة\n\nتقرير الفريق العامل المخصص\n\n1 - قررت الجمعية العامة أن تنشئ فريقا عاملا.\n\n2 - اجتمع الفريق.\n",
        "121", None, "تنشيط أعمال الجمعية العامة", "تقرير الفريق العامل المخصص", id="arabic"),
    pytest.param(
        "联合国\n\nA/75/825\n\n大会\n\nDistr.: General\n5 March 2021\nChinese\nOriginal: English\n\n第七十五届会议\n临时议程*项目28(b)\n提高妇女地位\n\n妇女收容所\n\n秘书长的报告\n\n1. 本报告是根据大会决议提交的。\n",
        "28(b)", "提高妇女地位", "妇女收容所", "秘书长的报告", id="chinese"),
    pytest.param(
        "A/75/801\n\nDistr.: General\n\nOriginal: English\n\nReport on the twenty-fourth session\n\n1. It met.\n",
        None, None, "Report on the twenty-fourth session", None, id="english-is-read-as-before"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "item", "agenda", "title", "kind"), FRONTS)
def test_the_titles_of_a_front_page(
    text: str, item: str | None, agenda: str | None, title: str, kind: str | None
) -> None:
    source = Source("a.txt", "", 0)
    head = structure(read_text(text.encode(), source), source).masthead
    told = (head.agenda_item, head.agenda_title, head.title, head.report_type)
    assert tuple(fact.value if fact else None for fact in told) == (item, agenda, title, kind)


def test_paragraphs_of_an_arabic_text_have_their_numbers() -> None:
    source = Source("a.txt", "", 0)
    arabic = next(str(case.values[0]) for case in FRONTS if case.id == "arabic")
    assert [p.number for p in structure(read_text(arabic.encode(), source), source).paragraphs] == ["1", "2"]
