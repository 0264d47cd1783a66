"""The explorer: Datasette on the package as SQLite, with the site beside it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from pipeline.s5_check.package_rows import package_home
from pipeline.s6_publish.formats import export_package
from pipeline.s8_site.site import SiteError, make_site

# Where the pages of the site that speak of the explorer expect it.
PORT: Final = 8001


def explorer(package: Path, folder: Path, port: int = PORT) -> list[str]:
    """Write what the explorer serves into ``folder``, and return the command that serves it to this machine.

    The site lies at ``/site/`` where the package is small enough for one.

    Raises:
        PackageError: there is no package.
        ValueError: the package was built by another version.
    """
    home = package_home(package)
    made = export_package(home, folder)
    told = json.loads(made.metadata.read_text("utf-8"))
    served = [sys.executable, "-m", "datasette", str(made.database), "--host", "127.0.0.1", "--port", str(port)]
    try:
        site = make_site(package, folder / "site").start.parent
    except SiteError:
        site = None
    if site is not None:
        told |= {"about": "Pages of this package, to browse and read in context", "about_url": "/site/index.html"}
        served += ["--static", f"site:{site}"]
    made.metadata.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return [*served, "--metadata", str(made.metadata)]
