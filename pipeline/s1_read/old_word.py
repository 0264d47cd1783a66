"""Old binary Word files (``.doc``, before 2007), through LibreOffice where it is installed.

No library with a free licence reads their notes and numbers, so LibreOffice makes a DOCX of them, which is then read as
such. Where it is missing the file is refused and the message says how to convert it.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from pipeline.limits import lift_limits
from pipeline.model import Document, Issue, Source
from pipeline.s1_read.docx import read_docx
from pipeline.s1_read.errors import ReadError

READER = "docx+libreoffice"
MEDIA_TYPE = "application/msword"
_TIMEOUT_SECONDS = 120
_WAY_OUT = "convert it, e.g. `soffice --headless --convert-to docx FILE`, and read the .docx"


def read_doc(content: bytes, source: Source) -> Document:
    """The text of an old Word file; raises ReadError where LibreOffice is missing or cannot read it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ReadError("old_word_format", f"{source.path}: is an old binary Word file (.doc); {_WAY_OUT}.")
    with tempfile.TemporaryDirectory() as folder:
        converted = _convert(program, content, Path(folder), source)
    document = read_docx(converted, source)
    note = Issue("info", "converted_file", f"{source.path}: was converted from binary Word by LibreOffice.")
    return replace(document, media_type=MEDIA_TYPE, reader=READER, issues=(note, *document.issues))


def _convert(program: str, content: bytes, folder: Path, source: Source) -> bytes:
    (folder / "report.doc").write_bytes(content)
    # A profile of its own: a LibreOffice that is open, or run by another process, would swallow the call.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), "report.doc"]
    try:
        subprocess.run(
            command, cwd=folder, capture_output=True, timeout=_TIMEOUT_SECONDS, check=True, preexec_fn=lift_limits
        )
        return (folder / "report.docx").read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise ReadError(
            "damaged_file", f"{source.path}: LibreOffice cannot convert this binary Word file ({error}); {_WAY_OUT}."
        ) from error
