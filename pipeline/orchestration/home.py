"""Dagster's home folder: its settings, and its record of the runs that the browser started."""

from pathlib import Path

CONFIGURATION = Path(__file__).with_name("dagster.yaml")


def prepare_home(home: Path) -> Path:
    """Make Dagster's home folder, with the settings of the project."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "dagster.yaml").write_bytes(CONFIGURATION.read_bytes())
    return home
