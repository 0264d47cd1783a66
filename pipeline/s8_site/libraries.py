"""Scripts of others that the pages use, taken from the package that ships them when the site is made.

DataTables (https://datatables.net, MIT licence) sorts, searches and pages the tables; the Python package ``itables`` ships it
as one module with its style. A page that lies on disk may not load modules, so what the module exports is put where a plain
script finds it.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

# The end of a bundled module: export{a as DataTable,b as default};
_EXPORT: Final = re.compile(r"export\s*\{([^{}]*)\}\s*;?")
_NAMED: Final = re.compile(r"^([\w$]+)\s+as\s+([\w$]+)$")


class LibraryError(RuntimeError):
    """The package that ships the script has another form than was expected; the message says what to do."""


def datatables() -> tuple[str, str]:
    """The script, which leaves what it exports in ``window.tables``, and the style.

    Raises:
        LibraryError: the module does not export anything by name.
    """
    shipped = files("itables") / "html"
    module = (shipped / "dt_bundle.js").read_text("utf-8")
    exports = [
        each for each in _EXPORT.finditer(module) if all(_NAMED.match(one.strip()) for one in each[1].split(","))
    ]
    if not exports:
        raise LibraryError(
            "the script of itables exports nothing by name: install the version that the lock file names"
        )
    last = exports[-1]
    names = [_NAMED.match(one.strip()) for one in last[1].split(",")]
    given = ",".join(f"{json_name(found[2])}:{found[1]}" for found in names if found)
    script = f"{module[: last.start()]}window.tables={{{given}}};{module[last.end() :]}"
    # Alone, so that its names are not those of the page.
    return f"(function(){{\n{script}\n}})();\n", (shipped / "dt_bundle.css").read_text("utf-8")


def json_name(name: str) -> str:
    """The name of a member of an object, quoted: ``default`` is a word of the language."""
    return f'"{name}"'
