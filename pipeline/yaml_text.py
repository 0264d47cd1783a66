"""YAML that people write: every scalar stays text, and nothing in a file can cost more than reading it.

In: bytes. Out: dictionaries, lists and texts. A date or a symbol is never reinterpreted; anchors are refused, because a
few lines of them stand for a list of any length; what nests deeper than a person writes is refused before it is built; a key
that is said twice and a tag ("!") are refused too, as one of the two values, or the text, would be lost without a word.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

from pipeline.limits import YAML_NESTING

# Characters of a key that a message shows.
_SHOWN: Final = 60


class YamlError(ValueError):
    """A text is no YAML that is read; the message says what is wrong and where, to stand behind a file's name."""


class _Loader(yaml.BaseLoader):
    """The base loader, which counts how deep it is, and refuses what would be lost."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Compose a node, see the base class."""
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="anchors and aliases are not read", problem_mark=mark)
        if getattr(self.peek_event(), "tag", None) is not None:  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(
                problem="tags (!) are not read: put the text in quotation marks", problem_mark=mark
            )
        if self._depth >= YAML_NESTING:
            raise yaml.MarkedYAMLError(problem=f"more than {YAML_NESTING} levels", problem_mark=mark)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Construct a mapping, see the base class."""
        # A key in quotation marks is another one than the same without: of figures one is a text and one a number.
        said: set[tuple[str, bool]] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if (key.value, key.style is None) in said:
                    problem = f"`{key.value[:_SHOWN]}` is said twice"
                    raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
                said.add((key.value, key.style is None))
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made


def load_yaml(content: bytes, most_bytes: int) -> Any:
    """The value of a YAML text in UTF-8, with or without a byte order mark; None or an empty text where it is empty.

    Raises:
        YamlError: it is longer than ``most_bytes``, not UTF-8, no YAML, nests too deep, holds anchors or tags, or says a key twice.
    """
    if len(content) > most_bytes:
        raise YamlError(f"is too long: {len(content):,} bytes, at most {most_bytes:,} are read")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise YamlError(f"is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or type(error).__name__
        raise YamlError(f"is not valid YAML{place}: {problem}") from error
    except (RecursionError, ValueError) as error:
        raise YamlError(f"is not valid YAML: {type(error).__name__}") from error
