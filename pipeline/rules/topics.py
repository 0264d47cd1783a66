"""The vocabulary of topics, as ``topics.yaml`` tells it. Only loading: which words stand in a clause is found elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.rules.loader import RuleError, read_rules


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; ``sdg`` is the number of the goal of the 2030 Agenda that corresponds most, if one does.

    ``words`` are phrases: one that ends in ``*`` stands for all its endings, one with capitals is looked for as printed.
    One of ``words`` is enough; of ``weak`` ones a clause has to have two; one of ``anywhere`` is enough even where it is named in passing.
    """

    id: str
    name: str
    sdg: int | None
    definition: str
    words: tuple[str, ...]
    weak: tuple[str, ...]
    anywhere: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The topics by id, in the order of the file, and phrases that hold a word of a topic and mean something else.

    What follows a phrase of ``examples_of`` is named in passing, up to the end of the list.
    """

    topics: Mapping[str, Topic]
    passed_over: tuple[str, ...]
    examples_of: tuple[str, ...]


@cache
def load_topics() -> Vocabulary:
    """The vocabulary.

    Raises:
        RuleError: a topic or a phrase of a topic stands there twice, or a number is that of no goal.
    """
    raw = read_rules("topics.yaml")
    topics: dict[str, Topic] = {}
    for each in raw["topics"]:
        words, sdg = [tuple(each.get(key, ())) for key in ("words", "weak", "anywhere")], each.get("sdg")
        if each["id"] in topics or len(set().union(*words)) < sum(map(len, words)):
            raise RuleError(f"topics.yaml, {each['id']}: the topic or one of its words stands there twice")
        if sdg is not None and not 1 <= sdg <= 17:
            raise RuleError(f"topics.yaml, {each['id']}: there is no goal {sdg}")
        texts = (tuple(each[key]) for key in ("examples", "counter_examples"))
        topics[each["id"]] = Topic(each["id"], each["name"], sdg, each["definition"], *words, *texts)
    return Vocabulary(topics, *(tuple(raw[key]) for key in ("passed_over", "examples_of")))
