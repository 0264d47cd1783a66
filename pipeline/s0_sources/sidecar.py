"""The sidecar of a report: ``<stem>.yaml`` beside it, for what the file itself does not say.

In: the bytes of a sidecar. Out: a ``Sidecar`` of what could be used and an issue for everything that could not. A
mistake in one key never costs the others.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Any, Final

from pipeline.limits import SIDECAR_BYTES
from pipeline.model import Issue, Sidecar
from pipeline.numbers import iso_day
from pipeline.yaml_text import YamlError, load_yaml

SIDECAR_KEYS: Final = (
    "symbol", "symbols", "title", "publication_date", "original_language", "source_url",
    "retrieved", "sha256", "media_type", "leave_out",
)  # fmt: skip

# Parts between slashes, in each of them a letter or figure; blanks and brackets as in "A/53/1 (Part I)".
_SYMBOL: Final = re.compile(r"[A-Z][A-Z0-9.]*(?:/(?=[^/]*[^\W_])[^/]+)+")
# https://www.rfc-editor.org/rfc/rfc3986: what stands in no address, nor between quotation marks of a page.
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")
# So many unknown keys are named one by one.
_NAMED: Final = 20


def _closest(key: str) -> str:
    near = difflib.get_close_matches(key.lower(), SIDECAR_KEYS, n=1, cutoff=0.5)
    return f"; did you mean `{near[0]}`?" if near else ""


def _is_day(value: str) -> bool:
    return iso_day(value) is not None


# One line a key: what a value has to be, in words for the person who wrote it, and the test of it.
_RULES: Final[dict[str, tuple[str, Callable[[str], bool]]]] = {
    "symbol": (
        "a document symbol such as A/53/409",
        lambda value: _SYMBOL.fullmatch(value) is not None,
    ),
    "publication_date": ("a day written as 1998-09-18", _is_day),
    "retrieved": ("a day written as 1998-09-18", _is_day),
    "sha256": ("64 hexadecimal digits", lambda value: re.match(r"[0-9a-fA-F]{64}$", value) is not None),
    "source_url": (
        "an address that begins with https:// or http://",
        lambda value: _ADDRESS.fullmatch(value) is not None,
    ),
}


def _parse(content: bytes, path: str) -> tuple[dict[str, Any], list[Issue]]:
    """The mapping a sidecar holds, all scalars as text."""
    try:
        data = load_yaml(content, SIDECAR_BYTES)
    except YamlError as error:
        return {}, [Issue("error", "sidecar_invalid", f"{path} {error}; nothing of it is used")]
    if data in (None, ""):
        return {}, []
    if not isinstance(data, dict):
        message = f"{path} must hold `key: value` lines ({', '.join(SIDECAR_KEYS)}); nothing of it is used"
        return {}, [Issue("error", "sidecar_invalid", message)]
    return data, []


def _texts(value: Any) -> list[str] | None:
    """A scalar or a list of scalars as stripped texts; None where it is neither."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in items):
        return None
    return [item.strip() for item in items if item.strip() and item.strip() not in ("~", "null")]


def read_sidecar(content: bytes, path: str) -> tuple[Sidecar, tuple[Issue, ...]]:
    """Read a sidecar.

    Args:
        content: the bytes of the file, UTF-8 YAML.
        path: its name for messages, relative to the sources folder.

    Returns:
        What it says, and an issue of severity ``error`` for each part that cannot be used: ``sidecar_invalid`` for
        the file as a whole, ``sidecar_unknown_key`` (with the closest known key) and ``sidecar_value`` for one line.
    """
    data, issues = _parse(content, path)
    known: dict[str, list[str]] = {}
    unknown = [key for key in data if key not in SIDECAR_KEYS]
    if len(unknown) > _NAMED:
        message = f"{path}: {len(unknown) - _NAMED:,} more unknown keys beside those named"
        issues.append(Issue("error", "sidecar_unknown_key", message))
    named = frozenset(unknown[:_NAMED])
    for key, value in data.items():
        if key not in SIDECAR_KEYS:
            if key not in named:
                continue
            message = f"{path}: unknown key `{key}`{_closest(str(key))} (known keys: {', '.join(SIDECAR_KEYS)})"
            issues.append(Issue("error", "sidecar_unknown_key", message))
            continue
        texts = _texts(value)
        if texts is None or (key != "symbols" and len(texts) > 1):
            wanted = "a list of texts" if key == "symbols" else "one text"
            issues.append(Issue("error", "sidecar_value", f"{path}: `{key}` must be {wanted}; it is left out"))
            continue
        wanted, is_right = _RULES.get("symbol" if key == "symbols" else key, ("", bool))
        for text in texts:
            if is_right(text):
                known.setdefault(key, []).append(text)
            else:
                message = f"{path}: `{key}` is `{text}`, which is not {wanted}; it is left out"
                issues.append(Issue("error", "sidecar_value", message))
    symbols = tuple(dict.fromkeys(known.pop("symbol", []) + known.pop("symbols", [])))
    single = {key: values[0] for key, values in known.items()}
    return Sidecar(symbols=symbols, **single), tuple(issues)
