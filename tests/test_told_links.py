"""What a document says it goes on from, replies to or adopts: the rules as data, and what stands beside them."""

from __future__ import annotations

import re
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.model import Citation
from pipeline.paths import PROJECT
from pipeline.s3_extract.citations.symbols import find_symbols
from pipeline.s4_tidy.report_links import link_rows
from pipeline.s4_tidy.told_links import ToldLink, front_links, link_rules, links_in

ACT = re.compile(r"\b(resolution|decision) (\d+/\d+(?: [A-Z]\b)?)")


def told(text: str, where: str) -> list[tuple[str, str, str | None]]:
    """Relation, symbol and act of each link in a text, with the symbols that the text holds."""
    cited = [Citation(m.symbol.text, m.symbol.kind, m.start, m.end, "resolved") for m in find_symbols(text)]
    for act in ACT.finditer(text):
        symbol = f"A/{'RES' if act[1] == 'resolution' else 'DEC'}/{act[2]}"
        cited.append(Citation(symbol, act[1], act.start(2), act.end(), "resolved"))
    return [(link.relation, link.symbol, link.adopted_as) for link in links_in(text, cited, where)]


def said(rule: dict[str, Any], text: str) -> bool:
    if rule["where"] == "front":
        return rule["relation"] in {relation for relation, _ in front_links(text)}
    return rule["relation"] in {relation for relation, _, _ in told(text, rule["where"])}


@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(rule, text, id=f"{rule['id']}-{n}") for rule in link_rules() for n, text in enumerate(rule["examples"])]
)  # fmt: skip
def test_a_rule_finds_its_examples(rule: dict[str, Any], text: str) -> None:
    assert said(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(rule, text, id=f"{rule['id']}-{n}") for rule in link_rules() for n, text in enumerate(rule["counter_examples"])]
)  # fmt: skip
def test_a_rule_leaves_its_counter_examples(rule: dict[str, Any], text: str) -> None:
    assert not said(rule, text)


@pytest.mark.parametrize(
    ("text", "where", "links"),
    [
        pytest.param("since the issuance of the previous report (A/79/797-S/2025/109). A later one is A/80/1",
                     "opening", [("follows", "A/79/797", None), ("follows", "S/2025/109", None)], id="two-symbols-of-one-document"),
        pytest.param("in response to the letter that was circulated as a document of the General Assembly (A/79/963) and of the Security Council (S/2025/438), and to resolution A/RES/79/1",
                     "opening", [("replies_to", "A/79/963", None), ("replies_to", "S/2025/438", None)], id="one-letter-in-two-organs"),
        pytest.param("since the previous report (S/2025/302), the committee read another (S/2025/303)",
                     "opening", [("follows", "S/2025/302", None)], id="what-is-named-later-is-another-matter"),
        pytest.param("The Committee adopted draft resolutions A/C.3/50/L.2 and A/C.3/50/L.3, with the note A/50/1",
                     "text", [("adopts", "A/C.3/50/L.2", None), ("adopts", "A/C.3/50/L.3", None)], id="drafts-adopted-together"),
        pytest.param("Draft decision A/79/L.72, as amended, was adopted (decision 79/548 B).",
                     "text", [("adopts", "A/79/L.72", "A/DEC/79/548 B")], id="as-which-act"),
        pytest.param("Draft resolution A/79/L.64 was adopted. It recalls another matter (resolution 79/1).",
                     "text", [("adopts", "A/79/L.64", None)], id="an-act-of-another-sentence"),
        pytest.param("The Committee adopted draft resolution A/50/610", "text", [], id="no-symbol-of-a-draft"),
    ],
)  # fmt: skip
def test_links_of_a_passage(text: str, where: str, links: list[tuple[str, str, str | None]]) -> None:
    assert told(text, where) == links


def test_a_relation_told_twice_is_one_row_that_knows_the_act() -> None:
    links = [
        ToldLink("adopts", "A/79/L.64"),
        ToldLink("adopts", "A/79/L.64", "A/RES/79/283"),
        ToldLink("adopts", "A/79/L.64"),
    ]
    (row,) = link_rows("r", [], None, links)
    assert (row["other_report_id"], row["adopted_as"]) == ("a-79-l-64", "A/RES/79/283")


def test_reports_of_the_edition_meet() -> None:
    """Two years of one series, a draft and the report that tells of its adoption, a resolution and its draft."""
    rows = pq.read_table(PROJECT / "outputs" / "tables" / "report_links.parquet").to_pylist()
    found = {(row["report_id"], row["relation"], row["other_report_id"]) for row in rows}
    assert found >= {
        ("a-79-947", "follows", "a-79-797"),
        ("e-2025-26", "adopts", "e-cn-5-2025-l-6"),
        ("a-res-78-323", "adopts", "a-78-l-96"),
    }
