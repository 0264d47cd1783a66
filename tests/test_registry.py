"""The authority files of bodies and countries: what they hold, what the loader refuses, what names give by rule."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rules.loader import RuleError, read_rules
from pipeline.rules.registry import Registry, load_registry, read_registry, slugify
from pipeline.rules.variants import Form, Spelling, load_rules, spell, vary
from tests.gold import load_gold, needs_gold

REGISTRY = load_registry()
BODIES_OF_NAME: dict[str, set[str]] = {}
for surface, body_id, _kind in REGISTRY.names_of_bodies():
    BODIES_OF_NAME.setdefault(surface, set()).add(body_id)
COUNTRIES_OF_NAME = {surface: code for surface, code, _kind in REGISTRY.names_of_countries()}
RULES: dict[str, Any] = read_rules("name_variants.yaml")


def test_registry_is_read_once_a_process() -> None:
    assert load_registry() is REGISTRY


def test_it_is_a_whole_list() -> None:
    organizations = [b for b in REGISTRY.bodies.values() if b.classification != "state"]
    assert len(organizations) > 1200
    assert sum(c.status == "member" and c.to_year is None for c in REGISTRY.countries.values()) == 193


def test_founded_before_dissolved() -> None:
    for body in REGISTRY.bodies.values():
        founded, dissolved = body.founding_date, body.dissolution_date
        if founded and dissolved:
            precision = min(len(founded), len(dissolved))
            assert founded[:precision] <= dissolved[:precision], body.body_id


def test_no_body_is_its_own_ancestor() -> None:
    for body in REGISTRY.bodies.values():
        seen, at = {body.body_id}, body.parent_body_id
        while at:
            assert at not in seen, body.body_id
            seen.add(at)
            at = REGISTRY.bodies[at].parent_body_id


def test_every_body_has_a_source() -> None:
    for body in REGISTRY.bodies.values():
        assert body.classification == "state" or REGISTRY.sources[body.body_id], body.body_id


def test_a_name_that_is_not_short_has_one_body() -> None:
    firm = [name for name, _, kind in REGISTRY.names_of_bodies() if kind != "short"]
    assert len(set(firm)) == len(firm)


@pytest.mark.parametrize(
    ("name", "body_id"),
    [
        pytest.param("Commission on the Status of Women", "commission-on-the-status-of-women", id="official"),
        pytest.param("UNIFEM", "united-nations-development-fund-for-women", id="acronym-of-a-body-of-the-past"),
        pytest.param(
            "Subcommission on Prevention of Discrimination and Protection of Minorities",
            "sub-commission-on-prevention-of-discrimination-and-protection-of-minorities",
            id="no-hyphen",
        ),
        pytest.param(
            "Sub-Commission on the Promotion and Protection of Human Rights",
            "sub-commission-on-prevention-of-discrimination-and-protection-of-minorities",
            id="renamed-1999",
        ),
        pytest.param("United Nations Children’s Fund", "united-nations-children-s-fund", id="curly-apostrophe"),
        pytest.param("United Nations Department of Political Affairs", "department-of-political-affairs", id="prefix"),
        pytest.param(
            "Department of Peace-keeping Operations",
            "department-of-peacekeeping-operations",
            id="spelling-of-the-1990s",
        ),
        pytest.param(
            "Special Rapporteur on violence against women",
            "special-rapporteur-on-violence-against-women-its-causes-and-consequences",
            id="mandate-cut-short",
        ),
        pytest.param(
            "Special Rapporteur of the Commission on Human Rights for Afghanistan",
            "special-rapporteur-on-the-situation-of-human-rights-in-afghanistan",
            id="mandate-by-country",
        ),
        pytest.param(
            "Special Rapporteur of the Commission on Human Rights on torture",
            "special-rapporteur-on-torture-and-other-cruel-inhuman-or-degrading-treatment-or-punishment",
            id="mandate-by-organ",
        ),
        pytest.param(
            "Secretary-General’s Special Envoy for Afghanistan",
            "special-envoy-of-the-secretary-general-for-afghanistan",
            id="possessive-envoy",
        ),
        pytest.param(
            "Fourth Committee", "special-political-and-decolonization-committee-fourth-committee", id="main-committee"
        ),
        pytest.param(
            "United Nations High Commissioner for Human Rights",
            "united-nations-high-commissioner-for-human-rights",
            id="office-holder-is-not-the-office",
        ),
        pytest.param(
            "High Commissioner for Refugees",
            "office-of-the-united-nations-high-commissioner-for-refugees",
            id="united-nations-left-out",
        ),
        pytest.param(
            "Organization of the Islamic Conference", "organization-of-islamic-cooperation", id="renamed-2011"
        ),
        pytest.param(
            "Organization for Security and Cooperation in Europe",
            "organization-for-security-and-co-operation-in-europe",
            id="hyphen-of-co-operation",
        ),
        pytest.param("Medecins Sans Frontieres", "medecins-sans-frontieres", id="accents-lost"),
        pytest.param("UN Women", "united-nations-entity-for-gender-equality-and-the-empowerment-of-women", id="space"),
        pytest.param("UNOSOM II", "united-nations-operation-in-somalia", id="second-mission-of-the-name"),
        pytest.param("INTERPOL", "international-criminal-police-organization", id="capitals"),
    ],
)
def test_a_name_gives_its_body(name: str, body_id: str) -> None:
    assert BODIES_OF_NAME[name] == {body_id}


@pytest.mark.parametrize(
    ("name", "at_least"),
    [
        pytest.param(
            "Commission", {"commission-on-human-rights", "commission-on-the-status-of-women"}, id="commission"
        ),
        pytest.param(
            "High Commissioner", {"office-of-the-united-nations-high-commissioner-for-refugees"}, id="two-of-them"
        ),
        pytest.param("CRC", {"committee-on-the-rights-of-the-child"}, id="acronym-of-the-convention-too"),
    ],
)
def test_a_short_name_may_have_several_bodies(name: str, at_least: set[str]) -> None:
    assert at_least <= BODIES_OF_NAME[name]
    assert {k for n, _, k in REGISTRY.names_of_bodies() if n == name} == {"short"}


def test_a_short_acronym_stays_in_its_column() -> None:
    assert REGISTRY.bodies["committee-on-the-rights-of-the-child"].acronym == "CRC"


@pytest.mark.parametrize(
    "name", ["University", "Secretariat", "Fund for Women", "Governments", "Environment Programme", "Office"]
)
def test_words_that_say_too_little_are_no_firm_name(name: str) -> None:
    assert not {k for n, _, k in REGISTRY.names_of_bodies() if n == name} - {"short"}


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("commission-on-human-rights", "economic-and-social-council"),
        (
            "working-group-on-contemporary-forms-of-slavery",
            "sub-commission-on-prevention-of-discrimination-and-protection-of-minorities",
        ),
        (
            "sub-commission-on-prevention-of-discrimination-and-protection-of-minorities",
            "commission-on-human-rights",
        ),
        ("human-rights-council", "general-assembly"),
        ("department-of-political-affairs", "united-nations-secretariat"),
        ("special-rapporteur-on-violence-against-women-its-causes-and-consequences", "commission-on-human-rights"),
        ("special-rapporteur-in-the-field-of-cultural-rights", "human-rights-council"),
        (
            "mine-action-programme-for-afghanistan",
            "united-nations-office-for-the-coordination-of-humanitarian-assistance-to-afghanistan",
        ),
    ],
)
def test_parent(child: str, parent: str) -> None:
    assert REGISTRY.bodies[child].parent_body_id == parent


@pytest.mark.parametrize(
    ("series", "body_id"),
    [
        ("E/CN.6", "commission-on-the-status-of-women"),
        ("E/CN.4", "commission-on-human-rights"),
        ("E/CN.4/Sub.2", "sub-commission-on-prevention-of-discrimination-and-protection-of-minorities"),
        ("E/CN.4/Sub.2/AC.2", "working-group-on-contemporary-forms-of-slavery"),
        ("A/C.3", "third-committee"),
        ("A", "general-assembly"),
        ("A/CN.4", "international-law-commission"),
        ("S", "security-council"),
        ("TD/B", "trade-and-development-board"),
        ("SAARC", None),
    ],
)
def test_a_series_is_of_its_body(series: str, body_id: str | None) -> None:
    assert REGISTRY.by_series.get(series) == body_id


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("Iran (Islamic Republic of)", "IRN", id="short-name"),
        pytest.param("Islamic Republic of Iran", "IRN", id="formal-name"),
        pytest.param("Côte d’Ivoire", "CIV", id="curly-apostrophe"),
        pytest.param("Cote d'Ivoire", "CIV", id="no-accent"),
        pytest.param("the former Yugoslav Republic of Macedonia", "MKD", id="former-name-with-article"),
        pytest.param("Zaire", "COD", id="renamed"),
        pytest.param("Turkey", "TUR", id="renamed-2022"),
        pytest.param("United States", "USA", id="without-of-america"),
        pytest.param("German Democratic Republic", "DDR", id="no-longer-there"),
        pytest.param("Niger", "NER", id="niger"),
        pytest.param("Nigeria", "NGA", id="nigeria"),
        pytest.param("Guinea-Bissau", "GNB", id="guinea-bissau"),
        pytest.param("Dominica", "DMA", id="dominica"),
        pytest.param("Dominican Republic", "DOM", id="dominican-republic"),
        pytest.param("Congo", "COG", id="congo"),
        pytest.param("Republic of Korea", "KOR", id="republic-of-korea"),
    ],
)
def test_a_name_gives_its_country(name: str, code: str) -> None:
    assert COUNTRIES_OF_NAME[name] == code


def test_a_name_gives_one_country() -> None:
    names = [surface for surface, _, _ in REGISTRY.names_of_countries()]
    assert len(set(names)) == len(names)


def test_an_adjective_gives_one_country() -> None:
    adjectives = dict(REGISTRY.adjectives_of_countries())
    assert len(adjectives) == len(REGISTRY.adjectives_of_countries())
    assert adjectives["Italian"] == "ITA"
    shared = REGISTRY.shared_adjectives()
    assert not shared.keys() & adjectives.keys()
    assert {adjective: len(codes) for adjective, codes in shared.items()} == {
        "Congolese": 2,
        "Dominican": 2,
        "Korean": 2,
    }


@pytest.mark.parametrize(
    ("city", "code"),
    [("Geneva", "CHE"), ("Beijing", "CHN"), ("Dar es Salaam", "TZA"), ("New York", "USA"), ("Istanbul", "TUR")],
)
def test_a_city_gives_its_country(city: str, code: str) -> None:
    assert REGISTRY.cities[city] == code


def test_a_trap_holds_a_name_it_guards() -> None:
    words = sorted({*COUNTRIES_OF_NAME, *dict(REGISTRY.adjectives_of_countries())}, key=len, reverse=True)
    guarded = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
    assert [trap for trap in REGISTRY.traps if not guarded.search(trap)] == []


@pytest.mark.parametrize("phrase", ["Indian Ocean", "Northern Ireland", "Lake Chad", "River Jordan", "New Mexico"])
def test_a_phrase_is_a_trap(phrase: str) -> None:
    assert phrase in REGISTRY.traps


def test_a_state_is_a_body_too() -> None:
    state = REGISTRY.bodies["iran-islamic-republic-of"]
    assert (state.classification, state.country_code, state.is_un_system) == ("state", "IRN", False)
    assert all(REGISTRY.bodies[c.body_id].country_code == c.code for c in REGISTRY.countries.values())


@needs_gold
@pytest.mark.parametrize("report", ["a-53-409", "a-52-826", "a-80-179"])
def test_bodies_met_in_reports_resolve(report: str) -> None:
    bodies = [b["names"] for b in load_gold(report)["bodies"] if not b.get("opt")]
    known = [names for names in bodies if any(n in BODIES_OF_NAME for n in names)]
    assert len(known) >= 0.9 * len(bodies)


# What the loader refuses: a change to a right entry, and the words the message must hold.

RIGHT = {
    "id": "board-of-tests",
    "name": "Board of Tests",
    "classification": "other",
    "un_system": "true",
    "source": "S",
}


def registry_of(folder: Path, entries: list[dict[str, Any]]) -> Registry:
    """The registry of one file with these entries and one country."""
    (folder / "bodies").mkdir()
    (folder / "bodies" / "some.yaml").write_text(yaml.safe_dump({"groups": [{"about": "x", "bodies": entries}]}))
    country = {"code": "ITA", "name": "Italy", "status": "member", "capital": "Rome"}
    (folder / "countries.yaml").write_text(yaml.safe_dump({"countries": [country], "cities": {}, "traps": []}))
    return read_registry(folder / "bodies", folder / "countries.yaml")


def test_a_right_entry_is_read(tmp_path: Path) -> None:
    body = registry_of(tmp_path, [RIGHT]).bodies["board-of-tests"]
    assert (body.name, body.is_un_system, body.parent_body_id) == ("Board of Tests", True, None)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"aconym": "BT"}, "unknown key aconym", id="unknown-key"),
        pytest.param({"classification": "board"}, "unknown classification", id="unknown-classification"),
        pytest.param({"classification": "state"}, "unknown classification", id="states-come-from-countries"),
        pytest.param({"parent": "nobody"}, "no parent 'nobody'", id="missing-parent"),
        pytest.param({"id": "tests"}, "the id of", id="id-is-not-the-slug"),
        pytest.param({"founded": "1946-13"}, "founded", id="no-such-month"),
        pytest.param({"country": "ZZZ"}, "unknown country", id="unknown-country"),
        pytest.param({"variants": "Test Board"}, "variants: expected a list", id="list-wanted"),
        pytest.param({"variants": ["Board of Tests"]}, "there twice", id="name-twice"),
        pytest.param({"un_system": "yes"}, "true or false", id="not-a-boolean"),
    ],
)
def test_a_wrong_entry_names_file_and_entry(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    with pytest.raises(RuleError, match=words) as caught:
        registry_of(tmp_path, [RIGHT | change])
    assert change.get("id", "board-of-tests") in str(caught.value)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        pytest.param(RIGHT, "also in", id="id-twice"),
        pytest.param(
            RIGHT | {"id": "b", "name": "B", "variants": ["Board of Tests"]}, "also a name of", id="name-of-two"
        ),
        pytest.param(RIGHT | {"id": "italy", "name": "Italy"}, "States are made", id="a-state"),
    ],
)
def test_two_entries_must_not_share(tmp_path: Path, other: dict[str, Any], words: str) -> None:
    with pytest.raises(RuleError, match=words):
        registry_of(tmp_path, [RIGHT, other])


def test_two_bodies_may_share_a_short_name(tmp_path: Path) -> None:
    other = RIGHT | {"id": "b", "name": "B", "short": ["Board"]}
    assert registry_of(tmp_path, [RIGHT | {"short": ["Board"]}, other])


def test_a_name_made_by_rule_for_two_bodies_is_left_out(tmp_path: Path) -> None:
    left = RIGHT | {"id": "a-programme-centre", "name": "A Programme Centre"}
    right = RIGHT | {"id": "a-program-centre", "name": "A Program Centre"}
    names = registry_of(tmp_path, [left, right]).names_of_bodies()
    assert "A Program Center" not in {n for n, _, _ in names}


# The rules that make names of names.


@pytest.mark.parametrize("rule", RULES["spellings"] + RULES["forms"], ids=lambda rule: str(rule["id"]))
def test_a_rule_matches_its_examples_and_not_its_counter_examples(rule: dict[str, Any]) -> None:
    made_by: Spelling | Form = next(r for rules in load_rules() for r in rules if r.rule_id == rule["id"])

    def made(name: str) -> list[str]:
        if isinstance(made_by, Spelling):
            return [name.replace(made_by.old, made_by.new)] if made_by.old in name else []
        match = made_by.pattern.match(name) if made_by.literal in name else None
        return [template.format(**match.groupdict()) for template in made_by.templates] if match else []

    for name, result in rule["examples"].items():
        assert result in made(name)
    for name in rule["counter_examples"]:
        assert not made(name), name


@given(st.text(max_size=40))
def test_a_slug_is_ascii_and_stays(name: str) -> None:
    slug = slugify(name)
    assert re.fullmatch(r"[a-z0-9]*(?:-[a-z0-9]+)*", slug)
    assert slugify(slug) == slug


@given(st.sampled_from(sorted(BODIES_OF_NAME)))
def test_variants_are_others_and_given_once(name: str) -> None:
    for made in (spell(name), vary(name, "special_procedure", True)):
        assert name not in made
        assert len(set(made)) == len(made)
