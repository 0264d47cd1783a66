"""What recommendations are about: topics of a small vocabulary, each given by words that stand in the clause.

In: recommendations, their passages, and the mentions there. Out: the recommendations with their topics, each with a score and the
first words of the most weight. The words are in ``topics.yaml``. One pass over a clause finds all of them (Aho-Corasick), so the time is linear.
What is a part of the name of a body, an instrument or a meeting is no topic: who asks or is asked says little of what is asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.model import Mention, Passage, Recommendation, Topical
from pipeline.rules.topics import load_topics
from pipeline.s3_extract.in_passing import in_passing, speaker_end

ENOUGH = 1.0  # the least score of a topic that is given
_ANYWHERE, _SURE, _WEAK = 2.0, 1.0, 0.5
_IN_PASSING = 0.5  # what a word counts of its weight where it is named in passing
_FEW_NAMES = 30
_NAMED = frozenset({"body", "instrument", "meeting"})


def with_topics(
    recommendations: Mapping[str, tuple[Recommendation, ...]],
    passages: Sequence[Passage],
    mentions: Mapping[str, tuple[Mention, ...]],
) -> dict[str, tuple[Recommendation, ...]]:
    """The recommendations with their topics; ``mentions`` are keyed by passage key."""
    texts = {passage.key: passage.text for passage in passages}
    found = {}
    for key, rows in recommendations.items():
        named = _Names(texts[key], mentions.get(key, ())) if rows else None
        found[key] = tuple(_with_topics(row, tuple(_placed(row, texts[key], named))) for row in rows)
    return found


def _with_topics(row: Recommendation, topics: tuple[Topical, ...]) -> Recommendation:
    """The recommendation with its topics, of which many have none."""
    return row if topics == row.topics else replace(row, topics=topics)


def find_topics(words: str, names: Sequence[tuple[int, int]] = (), speaker: int = 0) -> list[Topical]:
    """The topics of a clause in the order of the words that decided, as offsets into ``words``.

    ``names`` are the places of names: what is a part of one decides nothing. The first ``speaker`` letters say who speaks.
    Each different word counts once, where it weighs most.
    """
    within, passing = _Places(names), _Places(in_passing(words, speaker))
    weights: dict[str, dict[str, tuple[float, int, int]]] = {}
    for start, end, hits in _longest(_whole_words(words)):
        if within.cut(start, end):
            continue
        share = _IN_PASSING if passing.hold(start) else 1.0
        for topic, weight in hits:
            known = weights.setdefault(topic, {})
            word = words[start:end].lower()
            if word not in known or known[word][0] < weight * share:
                known[word] = weight * share, start, end
    return sorted(_decided(weights), key=lambda topical: (topical.start, -topical.end))


def _decided(weights: Mapping[str, Mapping[str, tuple[float, int, int]]]) -> Iterator[Topical]:
    """The topics that weigh enough; ``weights`` are the words of each, with weight, start and end."""
    for topic, known in weights.items():
        score = sum(weight for weight, _, _ in known.values())
        if score >= ENOUGH:
            _, start, end = max(known.values(), key=lambda each: (each[0], -each[1]))
            yield Topical(topic, start, end, score)


class _Places:
    """Places in a clause, asked for by the place of a word."""

    def __init__(self, places: Sequence[tuple[int, int]]) -> None:
        self._places = sorted(places)
        self._firsts = [first for first, _ in self._places]
        self._longest = max((last - first for first, last in self._places), default=0)

    def cut(self, start: int, end: int) -> bool:
        """Whether a word is a part of one of the places, or reaches into it; a word that covers it whole is not."""
        near = self._places[bisect_left(self._firsts, start - self._longest) : bisect_left(self._firsts, end)]
        return any(start < last and not start <= first < last <= end for first, last in near)

    def hold(self, start: int) -> bool:
        """Whether a letter stands in one of the places, which do not overlap."""
        at = bisect_right(self._firsts, start)
        return at > 0 and start < self._places[at - 1][1]


def _placed(row: Recommendation, passage: str, named: _Names | None) -> Iterator[Topical]:
    """The topics of a row with their places in the passage; one whose words cannot be placed is left out.

    The text of a row can be put together of the words that lead in a list and of an item: what it has in common with the
    passage from its first and from its last letter on stands where it stands there; the rest is looked for.
    """
    text, clause = row.text, passage[row.start : row.end]
    names = named.within(text) if named else []
    head, tail = _common(text, clause), _common(text[::-1], clause[::-1])
    for topical in find_topics(text, names, speaker_end(text, row.verb, row.verb_class)):
        words = text[topical.start : topical.end]
        if topical.end <= head:
            at = row.start + topical.start
        elif topical.start >= len(text) - tail:
            at = row.end - (len(text) - topical.start)
        elif (at := passage.find(words, row.start, row.end)) < 0:
            at = passage.rfind(words, 0, row.start)
        if at >= 0:
            yield Topical(topical.topic_id, at, at + len(words), topical.score)


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _common(one: str, other: str) -> int:
    """The length of what two texts have in common from their first letter on."""
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    return next(at for at in range(shorter) if one[at] != other[at])


class _Names:
    """The names that a passage mentions, looked for all at once in the text of each of its rows."""

    def __init__(self, passage: str, mentions: Iterable[Mention]) -> None:
        self._known = {passage[each.start : each.end] for each in mentions if each.entity_type in _NAMED} - {""}
        # An automaton takes longer to make than a few names take to be looked for one by one.
        self._automaton = AhoCorasick(sorted(self._known)) if len(self._known) > _FEW_NAMES else None

    def within(self, text: str) -> list[tuple[int, int]]:
        """Where the text names them."""
        if self._automaton is not None:
            found = self._automaton.find_matches_as_indexes(text, overlapping=True)
            return [(start, end) for _, start, end in found]
        return [(at, at + len(name)) for name in self._known for at in _places(name, text)]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of the vocabulary, ``printed`` where its capitals count, with an ``open_end`` where more letters may follow.

    ``topics`` are ids, each with the weight that the phrase has for it.
    """

    printed: str | None
    open_end: bool
    topics: tuple[tuple[str, float], ...]


_Found = tuple[int, int, tuple[tuple[str, float], ...]]


def _whole_words(text: str) -> Iterator[_Found]:
    """Every phrase that stands in the text as whole words, overlapping ones too."""
    automaton, phrases = _vocabulary()
    size = len(text)
    for number, start, end in automaton.find_matches_as_indexes(_lowered(text), overlapping=True):
        phrase = phrases[number]
        if start and text[start - 1].isalnum():
            continue
        if phrase.open_end:
            while end < size and text[end].isalpha():
                end += 1
        elif end < size and text[end].isalnum():
            continue
        if phrase.printed is None or text[start:end].startswith(phrase.printed):
            yield start, end, phrase.topics


def _longest(found: Iterable[_Found]) -> Iterator[_Found]:
    """Of phrases that overlap the first, and of those that begin at one place the longest; two can be the same words."""
    chosen = (0, 0)
    for start, end, topics in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= chosen[1] or (start, end) == chosen:
            chosen = start, end
            yield start, end, topics


def _lowered(text: str) -> str:
    lower = text.lower()
    # A few letters become two in small letters, and places would move.
    return lower if len(lower) == len(text) else "".join(each.lower()[0] for each in text)


@cache
def _vocabulary() -> tuple[AhoCorasick, tuple[_Phrase, ...]]:
    vocabulary = load_topics()
    topics: dict[str, list[tuple[str, float]]] = {phrase: [] for phrase in vocabulary.passed_over}
    for topic in vocabulary.topics.values():
        for weight, known in ((_ANYWHERE, topic.anywhere), (_SURE, topic.words), (_WEAK, topic.weak)):
            for phrase in known:
                topics.setdefault(phrase, []).append((topic.id, weight))
    phrases = tuple(
        _Phrase(phrase.rstrip("*") if phrase != phrase.lower() else None, phrase.endswith("*"), tuple(ids))
        for phrase, ids in topics.items()
    )
    words = [phrase.rstrip("*").lower() for phrase in topics]
    return AhoCorasick(words, implementation=Implementation.DFA), phrases
