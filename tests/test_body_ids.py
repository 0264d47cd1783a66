"""What became of the ids of bodies: the map that is published, and how its lines are made."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from tests.golden_body_ids import MAP, Mention, Moved, moved_bodies, read_map, updated_map

SAME = {"r", "s"}


def mentions(*bodies: str, report: str = "r") -> list[Mention]:
    """Mentions of ten code points each, one behind the other."""
    return [Mention(report, 10 * at, 10 * at + 8, body, body.partition(".")[0]) for at, body in enumerate(bodies)]


def test_a_body_is_now_the_one_found_at_the_same_characters() -> None:
    old, new = mentions("audit-bureau.r", "senate.r"), mentions("national-audit-bureau.lby", "senate.r")
    assert moved_bodies({"audit-bureau.r"}, old, new, SAME) == {
        Moved("audit-bureau.r", "", "national-audit-bureau.lby")
    }


def test_most_mentions_decide() -> None:
    old, new = mentions("a", "a", "a"), mentions("b", "c", "b")
    assert moved_bodies({"a"}, old, new, SAME) == {Moved("a", "", "b")}


def test_words_that_name_no_body_any_more_lead_nowhere() -> None:
    old = mentions("congress-centre", "court.pse")
    assert moved_bodies({"congress-centre"}, old, old[1:], SAME) == {Moved("congress-centre", "", "")}


def test_in_a_text_that_changed_the_same_words_decide() -> None:
    old, new = mentions("senate.r"), mentions("court.pse", "senate.jor", "court.pse")
    assert moved_bodies({"senate.r"}, old, new, set()) == {Moved("senate.r", "", "senate.jor")}


def test_of_a_report_that_is_gone_nothing_is_said() -> None:
    assert moved_bodies({"senate.s"}, mentions("senate.s", report="s"), mentions("senate.jor"), set()) == set()


def test_one_that_is_several_now_has_a_line_a_report() -> None:
    old = mentions("review-committee", report="r") + mentions("review-committee", report="s")
    new = mentions("review-committee.unep", report="r") + mentions("review-committee.cica", report="s")
    wanted = {Moved("review-committee", "r", "review-committee.unep"), Moved("review-committee", "s", "review-committee.cica")}  # fmt: skip
    assert moved_bodies({"review-committee"}, old, new, SAME) == wanted


def test_a_line_leads_to_the_newest_id() -> None:
    lines = {Moved("a", "", "b"), Moved("x", "s", "b")}
    assert updated_map(lines, {Moved("b", "", "c")}, {"c"}) == {Moved("a", "", "c"), Moved("x", "s", "c"), Moved("b", "", "c")}  # fmt: skip


def test_a_line_of_one_report_is_led_by_what_became_of_the_id_there() -> None:
    moved = {Moved("b", "r", "c"), Moved("b", "s", "d")}
    assert updated_map({Moved("a", "s", "b")}, moved, {"c", "d"}) == {Moved("a", "s", "d"), *moved}


def test_an_id_that_comes_back_loses_its_line() -> None:
    assert updated_map({Moved("a", "", "b")}, set(), {"a"}) == set()


def test_one_that_still_is_a_body_elsewhere_keeps_its_line() -> None:
    assert updated_map({Moved("a", "r", "a.unep")}, set(), {"a"}) == {Moved("a", "r", "a.unep")}


def test_a_line_of_one_report_is_not_said_again_of_all() -> None:
    lines = {Moved("a", "r", "a.unep")}
    assert updated_map(lines, {Moved("a", "", "a.unep")}, set()) == lines


def test_every_line_of_the_map_can_be_followed_in_one_step() -> None:
    lines = read_map()
    assert MAP.read_text("utf-8").splitlines()[1:] == [",".join(line) for line in sorted(lines)]
    assert all(re.fullmatch(r"[a-z0-9.-]+,[a-z0-9-]*,[a-z0-9.-]*", ",".join(line)) for line in lines)
    assert not {line.old_id for line in lines} & {line.new_id for line in lines}


def test_an_old_id_leads_to_one_body_or_to_one_a_report() -> None:
    reports = defaultdict(list)
    for line in read_map():
        reports[line.old_id].append(line.report_id)
    assert all(len(set(each)) == len(each) and ("" not in each or len(each) == 1) for each in reports.values())


def test_rows_judged_by_eye_name_bodies_by_the_ids_of_now() -> None:
    gone = {(line.old_id, line.report_id) for line in read_map()}
    with (Path(__file__).parent / "annotations" / "read_by_eye.csv").open(encoding="utf-8", newline="") as file:
        judged = [
            (row["recommending_body_id"], row["recommendation_id"].partition(".")[0]) for row in csv.DictReader(file)
        ]
    assert len(judged) > 1000
    assert [each for each in judged if each in gone or (each[0], "") in gone] == []
