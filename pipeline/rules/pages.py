"""A page on each family of rules, made from its file, so that what people read is what the program does.

In: the files of ``pipeline/rules``. Out: ``docs/rules/<family>.md`` and an index. What stands above the rules of a file says what the
family is; each rule is shown with what it says of itself, what it finds and what it leaves. Long lists are cut and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pipeline.paths import PROJECT
from pipeline.rules.loader import RULES, read_file, read_rules
from pipeline.rules.shapes import BODIES

PAGES: Final = PROJECT / "docs" / "rules"
INDEX: Final = "README.md"
# The bodies of the authority files are a table of the package; a page of them says which files there are.
_BODIES: Final = "bodies"
_FOUND: Final = ("examples",)
_LEFT: Final = ("counter_examples",)
_SAID: Final = ("description", "definition", "reason", "why")
_NAMED: Final = ("id", "lemma", "title", "name", "word", "code", "report")
# A list is shown to so many words, a family to so many rules: who needs all opens the file.
_WORDS: Final = 40
_RULES: Final = 80
_EXAMPLES: Final = 8
# A pattern is for machines; one that fits a line shows the idea.
_LONGEST: Final = 160
_SPACE: Final = re.compile(r"\s+")


def pages() -> dict[str, str]:
    """The text of every page by its name."""
    names = sorted(path.name for path in RULES.glob("*.yaml"))
    made = {f"{name.removesuffix('.yaml')}.md": _page(name, _intro(RULES / name), read_rules(name)) for name in names}
    made[f"{_BODIES}.md"] = _bodies_page()
    return {INDEX: _index(made), **made}


def write_pages(folder: Path = PAGES) -> None:
    """Write all pages, and take away those of files that are gone."""
    made = pages()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _index(made: Mapping[str, str]) -> str:
    lines = [
        "# Families of rules",
        "",
        "What the program knows of United Nations usage is data, with examples and counter-examples that tests run both ways. These pages are",
        "made from the files (`python -m pipeline.schema.dictionary`); a test holds them to each other.",
        "",
        "| family | what it is |",
        "|---|---|",
    ]
    for name, text in made.items():
        said = next((line for line in text.splitlines()[2:] if line and not line.startswith(("From", "#"))), "")
        first = re.split(r"(?<=[.:])\s", said, maxsplit=1)[0].replace("|", "\\|").rstrip(":")
        lines.append(f"| [{name.removesuffix('.md')}]({name}) | {first} |")
    return "\n".join(lines) + "\n"


def _intro(path: Path) -> list[str]:
    """What the comment above the rules says, as one paragraph each."""
    lines = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("#").strip())
    return [_plain(part) for part in "\n".join(lines).split("\n\n") if part.strip()]


def _page(name: str, intro: Sequence[str], rules: Mapping[str, Any]) -> str:
    lines = [f"# {name.removesuffix('.yaml').replace('_', ' ').capitalize()}", "", f"From `pipeline/rules/{name}`.", ""]
    for part in intro:
        lines += [part, ""]
    for key, value in rules.items():
        lines += [f"## {key.replace('_', ' ')}", "", *_shown(value), ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def _bodies_page() -> str:
    lines = ["# Bodies", "", "From `pipeline/rules/bodies`.", ""]
    lines += [
        "The bodies that are known by name, a file a family; [authority-files.md](../authority-files.md) says how they are kept.",
        "",
    ]
    lines += ["| file | bodies | for example |", "|---|---:|---|"]
    for path in sorted((RULES / _BODIES).glob("*.yaml")):
        rules: Mapping[str, Any] = read_file(path, BODIES, as_text=True)
        named = [each["name"] for group in rules.get("groups", ()) for each in group["bodies"]]
        lines.append(f"| `{path.name}` | {len(named)} | {'; '.join(named[:3])} |")
    return "\n".join(lines) + "\n"


def _shown(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _mapping(value)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if value and isinstance(value[0], Mapping):
            yield from _rules(value)
        else:
            yield _words(value)
    else:
        yield _code(str(value))


def _mapping(value: Mapping[str, Any]) -> Iterator[str]:
    for at, (key, each) in enumerate(value.items()):
        if at == _RULES:
            yield f"- and {len(value) - at:,} more"
            return
        if isinstance(each, Mapping):
            inside = "; ".join(f"{name}: {_short(item)}" for name, item in each.items())
            yield f"- {_code(str(key))}: {inside}"
        else:
            yield f"- {_code(str(key))}: {_short(each)}"


def _rules(rules: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A rule with examples has a heading; others are a line each."""
    for at, rule in enumerate(rules):
        if at == _RULES:
            yield f"- and {len(rules) - at:,} more"
            return
        name = next((str(rule[key]) for key in _NAMED if key in rule), f"{at + 1}")
        rest = [
            f"{key}: {_short(each)}" for key, each in rule.items() if key not in (*_NAMED[:1], *_SAID, *_FOUND, *_LEFT)
        ]
        if not any(key in rule for key in (*_FOUND, *_LEFT)):
            yield f"- {_code(name)}: {'; '.join([*_described(rule), *rest])}"
            continue
        yield from (f"### {_code(name)}", "")
        for said in _described(rule):
            yield from (said, "")
        yield from (f"- {each}" for each in rest)
        for title, keys in (("finds", _FOUND), ("leaves", _LEFT)):
            for key in keys:
                yield from _examples(title, rule.get(key, ()))
        yield ""


def _examples(title: str, examples: Any) -> Iterator[str]:
    """Examples in a list, or, where they say what is made of them, in a mapping."""
    shown = (
        [f"{_code(key)} as {_short(value)}" for key, value in examples.items()] if isinstance(examples, Mapping) else []
    )
    shown = shown or [_short(each) for each in examples]
    yield from (f"- {title} {each}" for each in shown[:_EXAMPLES])
    if len(shown) > _EXAMPLES:
        yield f"- {title} {len(shown) - _EXAMPLES} more"


def _described(rule: Mapping[str, Any]) -> list[str]:
    return [_plain(str(rule[key])) for key in _SAID if rule.get(key)]


def _short(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_short(each)}" for key, each in list(value.items())[:_WORDS])
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _words(value)
    return _code(_cut(str(value)))


def _words(words: Sequence[Any]) -> str:
    shown = ", ".join(_short(each) for each in words[:_WORDS])
    return f"{shown} and {len(words) - _WORDS:,} more" if len(words) > _WORDS else shown


def _plain(text: str) -> str:
    """Words of a rule as Markdown shows them: what looks like markup is not meant so."""
    return re.sub(r"(?<![`\w])[<\[*](?!\s)", lambda found: "\\" + found[0], _SPACE.sub(" ", text)).strip()


def _cut(text: str) -> str:
    folded = _SPACE.sub(" ", text).strip()
    return folded if len(folded) <= _LONGEST else f"{folded[: _LONGEST - 1]}…"


def _code(text: str) -> str:
    fence = "`" * (max(map(len, re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or not text else ""
    return f"{fence}{pad}{text}{pad}{fence}"
