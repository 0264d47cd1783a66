"""The asset graph: what depends on what, what blocks the package, and what a person sees of it."""

from __future__ import annotations

import ast
import os
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
import yaml

from pipeline.engine import package
from pipeline.engine.build import Build
from pipeline.orchestration import assets, automation, definitions, home
from pipeline.orchestration.checks import DESCRIPTIONS
from pipeline.paths import PACKAGE, layout
from pipeline.s5_check.result import Failure, summary
from pipeline.schema import load_schema

TABLES = [table.name for table in load_schema()]
GRAPH = definitions.defs.resolve_asset_graph()


def imports(path: Path) -> set[str]:
    """The first names of all that a module imports, wherever it does."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add((node.module or "").partition(".")[0])
    return names


def test_only_orchestration_knows_dagster() -> None:
    knowing = {path.parent.name for path in PACKAGE.rglob("*.py") if "dagster" in imports(path)}
    assert knowing == {"orchestration"}


def test_the_stages_of_a_document_know_nothing_of_what_drives_them() -> None:
    stages = [path for path in PACKAGE.glob("s[0-6]_*/**/*.py") if path.parent.name != "s5_check"]
    assert stages
    for path in stages:
        text = path.read_text("utf-8")
        assert not any(f"pipeline.{name}" in text for name in ("engine", "orchestration", "commands", "cli")), path


# --- the graph -------------------------------------------------------------------------------------------------------


def above(key: dg.AssetKey) -> set[str]:
    return {each.to_user_string() for each in GRAPH.get(key).parent_keys}


@pytest.mark.parametrize(
    ("asset", "upstream"),
    [
        pytest.param("sources", set(), id="sources"),
        pytest.param("documents", {"sources"}, id="documents"),
        pytest.param("structure", {"documents"}, id="structure"),
        pytest.param("entities", {"structure"}, id="entities"),
        pytest.param("recommendations", {"entities"}, id="recommendations"),
        pytest.param("package", {f"tables/{name}" for name in TABLES}, id="package"),
    ],
)
def test_stages_follow_each_other(asset: str, upstream: set[str]) -> None:
    assert above(dg.AssetKey(asset)) == upstream


def test_every_table_is_an_asset_of_a_stage() -> None:
    placed = [name for names in assets.STAGE_TABLES.values() for name in names] + list(assets.OF_ALL_STAGES)
    assert sorted(placed) == sorted(TABLES)
    assert all(above(assets.table_key(name)) for name in TABLES)


def test_there_is_one_asset_a_stage_and_a_table_and_none_a_document() -> None:
    assert len(list(GRAPH.get_all_asset_keys())) == len(assets.STAGES) + len(TABLES) + 2
    assert not any(node.is_partitioned for node in GRAPH.asset_nodes)


@pytest.mark.parametrize("key", sorted(GRAPH.get_all_asset_keys()), ids=lambda key: key.to_user_string())
def test_every_asset_has_a_description_and_a_group(key: dg.AssetKey) -> None:
    node = GRAPH.get(key)
    assert len(node.description or "") > 30
    assert node.group_name in {"sources", "reports", "tables", "package"}


@pytest.mark.parametrize("kind", ["schema", "expectations"])
def test_every_table_has_blocking_checks(kind: str) -> None:
    keys = {check.asset_key: check for check in GRAPH.asset_check_keys if check.name == kind}
    assert set(keys) == {assets.table_key(name) for name in TABLES}
    assert all(GRAPH.get_check_spec(check).blocking for check in keys.values())


def test_every_kind_of_checks_is_described() -> None:
    assert set(DESCRIPTIONS) == set(package.CHECKS)


def test_nothing_is_reported_to_anybody() -> None:
    assert os.environ["DAGSTER_DISABLE_TELEMETRY"]
    settings = yaml.safe_load(home.CONFIGURATION.read_text("utf-8"))
    assert settings["telemetry"] == {"enabled": False}


def test_the_home_of_the_browser_gets_the_settings(tmp_path: Path) -> None:
    folder = home.prepare_home(tmp_path / "home")
    with dg.DagsterInstance.from_config(str(folder)) as instance:
        assert not instance.telemetry_enabled
        assert instance.root_directory == str(folder)


def test_the_environment_names_the_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in {"SOURCES": "s", "OUTPUT": "o", "CACHE": "c", "DESCRIPTOR": "d.json"}.items():
        monkeypatch.setenv(f"UN_REPORTS_{key}", str(tmp_path / value))
    monkeypatch.setenv("UN_REPORTS_WORKERS", "3")
    build = definitions.build_of_environment()
    assert build == Build(layout(tmp_path / "s", tmp_path / "o", tmp_path / "c", tmp_path / "d.json"), workers=3)


# --- a run -----------------------------------------------------------------------------------------------------------

TEXT = "A/99/1\n\nReport of the Secretary-General on a matter\n\n1. The Commission urged States to act.\n"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, dg.ExecuteInProcessResult]:
    """A run of the whole graph on one small report, with the expectations left out: they take seconds to load."""
    root = tmp_path_factory.mktemp("run")
    (root / "sources").mkdir()
    (root / "sources" / "r.txt").write_text(TEXT)
    build = Build(layout(root / "sources", root / "outputs"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "CHECKS", {**package.CHECKS, "expectations": lambda _: summary({}, {}, [])})
        job = definitions.define(build).resolve_job_def("build_package")
        with dg.DagsterInstance.ephemeral() as instance:
            return build, job.execute_in_process(instance=instance, raise_on_error=True)


def metadata(result: dg.ExecuteInProcessResult) -> dict[str, dict[str, Any]]:
    return {
        event.asset_key.to_user_string(): {
            name: entry.value for name, entry in event.step_materialization_data.materialization.metadata.items()
        }
        for event in result.get_asset_materialization_events()
        if event.asset_key is not None
    }


def test_a_run_makes_every_asset(ran: tuple[Build, dg.ExecuteInProcessResult]) -> None:
    build, result = ran
    assert result.success
    assert set(metadata(result)) == {key.to_user_string() for key in GRAPH.get_all_asset_keys()}
    assert build.layout.descriptor.exists()


def test_every_table_shows_its_rows_and_what_changed(ran: tuple[Build, dg.ExecuteInProcessResult]) -> None:
    shown = metadata(ran[1])["tables/report_symbols"]
    assert shown["dagster/row_count"] == 1
    assert shown["since the last package"] == "new"
    assert "| a-99-1 | 1 | A/99/1 |" in shown["preview"]


def test_every_stage_shows_what_it_worked(ran: tuple[Build, dg.ExecuteInProcessResult]) -> None:
    shown = metadata(ran[1])
    for stage in assets.STAGES:
        assert shown[stage]["documents"] == 1
    assert shown["sources"]["reports"] == 1
    assert "| r.txt |" in shown["sources"]["preview"]
    assert shown["structure"]["rows of paragraphs"] >= 1


def test_a_failed_check_keeps_the_package_from_being_made(
    ran: tuple[Build, dg.ExecuteInProcessResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    build = ran[0]
    failure = Failure("bodies", "enum", ("origin",), "the value is none of registry, report", 1, ("a-body",))
    monkeypatch.setattr(
        package, "CHECKS", {**package.CHECKS, "expectations": lambda _: summary({"bodies": 2}, {}, [failure])}
    )
    before = build.layout.descriptor.read_bytes()
    outcome = definitions.run_build(build)
    assert (outcome.succeeded, outcome.checks_failed, outcome.error) == (False, True, None)
    assert build.layout.descriptor.read_bytes() == before
    with pytest.raises(package.ChecksFailedError, match="the checks of expectations failed"):
        package.publish_package(build)


def test_a_warning_does_not(ran: tuple[Build, dg.ExecuteInProcessResult], monkeypatch: pytest.MonkeyPatch) -> None:
    failure = Failure("issues", "evidence_mismatch", ("kind",), "words", 1, ("an-issue",), "warning")
    checks = {
        **package.CHECKS,
        "evidence": lambda _: summary({"issues": 2}, {}, [failure]),
        "expectations": lambda _: summary({}, {}, []),
    }
    monkeypatch.setattr(package, "CHECKS", checks)
    outcome = definitions.run_build(ran[0])
    assert (outcome.succeeded, outcome.checks_failed) == (True, False)


def test_nothing_is_published_from_tables_that_were_not_checked(
    ran: tuple[Build, dg.ExecuteInProcessResult],
) -> None:
    package.merge_tables(ran[0])
    with pytest.raises(package.ChecksFailedError, match="were not run on these tables"):
        package.publish_package(ran[0])


# --- what starts by itself -------------------------------------------------------------------------------------------


def test_nothing_starts_by_itself_until_it_is_turned_on() -> None:
    repository: Any = definitions.defs.get_repository_def()
    assert {each.name: each.default_status for each in repository.sensor_defs} == {
        "new_reports": dg.DefaultSensorStatus.STOPPED
    }
    assert {each.name: each.default_status for each in repository.schedule_defs} == {
        "nightly": dg.DefaultScheduleStatus.STOPPED
    }


def test_a_changed_folder_is_built_once_when_it_has_come_to_rest(tmp_path: Path) -> None:
    build = Build(layout(tmp_path / "sources", tmp_path / "out"))
    build.layout.sources.mkdir()
    sensor, _ = automation.automation(dg.define_asset_job("build_package"))

    def look(cursor: str | None) -> tuple[int, str | None]:
        with dg.build_sensor_context(cursor=cursor, resources={"build": build}) as context:
            seen = sensor(context)
        assert isinstance(seen, dg.SensorResult)
        return len(seen.run_requests or ()), seen.cursor

    asked = []
    cursor: str | None = None
    for words in (None, None, None, "half", "half and whole", None, None):
        if words is not None:
            (build.layout.sources / "r.txt").write_text(words)
        requests, cursor = look(cursor)
        asked.append(requests)
    # New at first, then nothing; the copied file twice, and once more to see that it is whole.
    assert asked == [0, 1, 0, 0, 0, 1, 0]


# --- previews --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        pytest.param([], "*none*", id="no-rows"),
        pytest.param([{"a": 1, "b": None}], "| a | b |\n| --- | --- |\n| 1 |  |", id="missing-value"),
        pytest.param([{"a": "x|y\nz"}], "| a |\n| --- |\n| x\\|y z |", id="bar-and-line-break"),
        pytest.param([{"a": "x" * 99}], f"| a |\n| --- |\n| {'x' * 79}… |", id="long-cell"),
    ],
)
def test_a_preview_is_a_markdown_table(rows: list[dict[str, Any]], shown: str) -> None:
    assert assets.markdown(rows) == shown


def test_a_long_preview_says_how_much_is_left() -> None:
    assert assets.markdown([{"a": 1}] * 25).endswith("*and 5 more*")
