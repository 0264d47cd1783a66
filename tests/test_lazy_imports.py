"""Libraries that a process does without, or runs when they are first asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.paths import PROJECT


def said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT)
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        pytest.param(
            "leave_out(['wave'])\ntry:\n    import wave\nexcept ModuleNotFoundError as error:\n    print(error.name)",
            "wave",
            id="left-out",
        ),
        pytest.param(
            "leave_out(['wave'])\nimport json\nprint(json.dumps(1))", "1", id="left-out-is-that-library-alone"
        ),
        pytest.param(
            "with lazily('wave'):\n    import wave\nprint('wave' in sys.modules, wave.WAVE_FORMAT_PCM)",
            "True 1",
            id="lazily-and-asked",
        ),
        pytest.param(
            "with lazily('wave'):\n    import wave\nprint(type(wave).__name__, len(sys.meta_path) == before)",
            "_LazyModule True",
            id="lazily-and-not-asked",
        ),
    ],
)
def test_what_becomes_of_an_import(code: str, printed: str) -> None:
    head = "import sys\nfrom pipeline.imports import lazily, leave_out\nbefore = len(sys.meta_path)\n"
    assert said(head + code) == printed


def test_the_suites_need_no_statistics() -> None:
    code = "import sys\nfrom pipeline.s5_check.suites import _runner\n_runner()\nprint('scipy.stats._stats_py' in sys.modules)"
    assert said(code) == "False"
