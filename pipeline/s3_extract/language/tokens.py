"""Tokens: the words and signs of a sentence, and the letter that says of each which classes it is of.

Words that no shape tells apart share a letter, which is any character: some hundreds are needed, more than the alphabet
has. A word in capitals is a name, but where it opens a sentence and for words that are never names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate, chain

# A title before a name with its stop (Mr.), a word of Latin letters with what joins its parts (co-operation, and/or, A/53/409,
# Add.1), or one other sign. Spelt-out ranges are found in half the time of what is neither a sign nor white space.
# What stands between them is white space.
_TOKEN = re.compile(r"((?:Mrs?|Ms|Messrs|Dr|Prof|H\.E)\.|[0-9A-Za-zÀ-ÖØ-öø-ɏ]++(?:[-’'./][0-9A-Za-zÀ-ÖØ-öø-ɏ]++)*+|\S)")
# Signs by the names that shapes give them.
SIGNS = {"COMMA": ",", "SEMI": ";", "COLON": ":", "STOP": ".?!", "OPEN": "([", "CLOSE": ")]", "DASH": "–—"}
_PARTICIPLES = ("ed", "en", "ne", "wn", "un", "ut", "ept", "ade", "ought", "aught", "uilt", "eld", "ruck", "ound")
# Endings of adjectives and of nouns that can be an object without an article.
_ADJECTIVES = ("al", "ive", "ic", "ary", "ant", "ent", "ed", "ing", "tary", "ral", "ng", "able", "an", "or")
_OBJECTS = ("ing", "ed", "al", "ion", "ment", "ance", "ive", "ity", "er", "ic", "ary", "sal", "s")
# Classes that a word keeps when it begins with a capital.
_OF_NAMES = frozenset(
    {"ACTOR", "ORGAN", "MONTH", "PLURAL", "COURT", "NORM", "ORDERS", "HOUSE_RULES", "AGREED", "WRITER", "PARTIES"}
)
# Classes of words that acts print in capitals; shorter words in capitals may be acronyms.
_OF_ACTS, _ACRONYM = frozenset({"PRESENT", "ADVERB"}), 3
_FIRST_LETTER, _LETTERS = 0x21, 0x2000
# Words seen more often than this table is long are known again at once; it is emptied when it is full.
_MOST_WORDS = 200_000


class TooManyClassesError(ValueError):
    """The classes tell more kinds of words apart than there are letters."""


class Tokens:
    """The tokens of ``text``: ``words`` as printed and a letter for each.

    ``backwards`` are the letters from the last to the first; ``starts`` are made when they are first asked for.
    """

    def __init__(self, text: str, parts: list[str], letters: str) -> None:
        """``parts`` are the words and, around each, what stands between them."""
        self.text, self._parts, self.words, self.letters = text, parts, parts[1::2], letters
        self.backwards = letters[::-1]

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins in ``text``."""
        return list(accumulate(map(len, self._parts)))[:-1:2]

    def __len__(self) -> int:
        return len(self.words)

    def start(self, at: int) -> int:
        """Where token ``at`` begins."""
        return self.starts[at]

    def end(self, at: int) -> int:
        """Where token ``at`` ends."""
        return self.starts[at] + len(self.words[at])

    def after(self, offset: int) -> int:
        """The first token that begins at or behind a character; the number of tokens where there is none."""
        return bisect_left(self.starts, offset) if offset else 0


class _Letters(dict[str, str]):
    """The letters of words seen; a new word is looked up once."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_WORDS:
            self.clear()
        letter = self[word] = self._find(word)
        return letter


@dataclass(slots=True)
class Classes:
    """Which classes a word is of, and the letters that stand for sets of classes.

    ``words`` gives the classes of known words, in small letters; ``closed`` are words that are no names when they begin
    with a capital; ``named`` are all words and classes that shapes ask for.
    """

    words: Mapping[str, frozenset[str]]
    closed: frozenset[str]
    named: frozenset[str]
    _letters: dict[frozenset[str], str] = field(default_factory=dict)
    _by_name: dict[str, list[str]] = field(default_factory=dict)
    _known: _Letters = field(init=False)
    _opening: _Letters = field(init=False)

    def __post_init__(self) -> None:
        self._known = _Letters(self.letter)
        self._opening = _Letters(partial(self.letter, opens=True))
        endings = {"", "ly", "ing", *_PARTICIPLES, *_ADJECTIVES, *_OBJECTS}
        unknown = (*(f"x{ending}" for ending in sorted(endings)), "1", *chain(*SIGNS.values()), "“")
        for word in (*self.words, *unknown):
            for spelling in (word.lower(), word.capitalize()):
                self.letter(spelling)
                self.letter(spelling, opens=True)
        if len(self._letters) > _LETTERS:
            raise TooManyClassesError(
                f"{len(self._letters)} kinds of words, {_LETTERS} letters: give some words one class"
            )

    def classes(self, word: str, *, opens: bool = False) -> frozenset[str]:
        """The classes of a word as printed; ``opens``: it opens the sentence, where a capital says nothing."""
        lower = word.lower()
        first = word[0]
        if not first.isalnum():
            sign = frozenset(name for name, signs in SIGNS.items() if word in signs)
            return sign.union(*(self.words.get(name, ()) for name in sign))
        if first.isupper() and not opens and lower not in self.closed and not self._is_printed_large(word, lower):
            return self.words.get(lower, frozenset()) & _OF_NAMES | {"NAME", "WORD"}
        if first.isdigit():
            return frozenset({"NUMBER", "WORD"})
        found = {"WORD", "LOWER", lower, *self.words.get(lower, ())}
        if lower.endswith("ly"):
            found.add("LY")
        if lower.endswith("ing"):
            found.add("ING")
        if lower.endswith(_PARTICIPLES):
            found.add("PARTICIPLE")
        if lower.endswith(_ADJECTIVES):
            found.add("ADJECTIVE")
        if lower.endswith(_OBJECTS):
            found.add("OBJECT")
        return frozenset(found) | ({"NAME"} if first.isupper() and opens else set())

    def _is_printed_large(self, word: str, lower: str) -> bool:
        """Whether a word in capitals is a verb of an act that prints its verbs so, or an adverb before it: "the Assembly FURTHER URGES"
        (decisions of the African Union), "and REQUESTS Contracting Parties" (resolutions of the Ramsar Convention)."""
        return len(word) > _ACRONYM and word.isupper() and not _OF_ACTS.isdisjoint(self.words.get(lower, ()))

    def letter(self, word: str, *, opens: bool = False) -> str:
        """The letter of a word."""
        told = self.classes(word, opens=opens) & self.named
        letter = self._letters.get(told)
        if letter is None:
            letter = chr(_FIRST_LETTER + len(self._letters))
            self._letters[told] = letter
            for name in told:
                self._by_name.setdefault(name, []).append(letter)
        return letter

    def letters_of(self, name: str) -> str:
        """All letters of tokens that are the word or of the class ``name``."""
        return "".join(self._by_name.get(name, ()))

    def read(self, text: str, openers: Container[str] = ()) -> Tokens:
        """The tokens of a sentence; behind the ``openers`` (classes of words, in small letters) it is still opening."""
        parts = _TOKEN.split(text)
        words = parts[1::2]
        letters = "".join(map(self._known.__getitem__, words))
        for at, word in enumerate(words):
            if word[0].isupper():
                letters = letters[:at] + self._opening[word] + letters[at + 1 :]
            if word.lower() not in openers and not (at < 2 and (word.isdigit() or word == ".")):
                break
        return Tokens(text, parts, letters)
