"""The frame of a sentence: whose words it is where it names nobody.

A frame is a value: what a sentence changes of it is a new frame for the next. ``role`` says what kind of words it
holds; the holder is the body that is retold, the organ of an act, or whoever has the floor in a debate.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.model import FrameRole

# The roles of what a report holds that answers the recommendations of another.
OF_ANSWERS: Final = frozenset({"quoted", "replies"})


class Frame(NamedTuple):
    """``body_id`` holds the frame; ``chain`` tells how that is known, for whoever asks why.

    ``author`` is the author of the division, who speaks where the text itself says "should"; in the record of a meeting
    the organ that meets, for which whoever presides speaks. ``coauthors`` are those who wrote it together with him. ``meeting`` is the body in
    whose debate unnamed speakers speak, where the report is of one. ``speaker`` is the body for which the person speaks
    whom the paragraph names first by post and body ("The Chair of the Board ..."), later "the Chair" or "the speaker".
    ``paper`` is the instrument that the division is, where a letter passes a declaration on.
    ``spoke`` is the body for which the person spoke who was named last in the paragraphs of the section before this one.
    ``readers`` are those to whom a letter is written and whom it calls "you".
    ``considered`` is the body on whose report an advisory body reports. ``debates`` says that the report is of a
    meeting or of a body that met, ``record`` that it is the verbatim record of a meeting,
    ``concludes`` that what nobody is said to have said is the author's, as in the report of a committee of experts,
    ``house`` is the organization whose chief officers have no other name in it, ``state`` the one State that it is on.
    ``gathered`` ends the ids of those who took part in the meeting that a text sums up, and may speak together in it.
    ``compiled`` says that the report prints what others submitted, below headings that name them, ``presumed`` that no word
    of the text says that the words are the author's, the organ's or the meeting's.
    ``by_states`` says that each paragraph is what one State said in a periodic review.
    ``declares`` that those who met say it ("We, the Ministers,").
    ``advises`` is false where nobody's advice is printed (an agenda, corrections), ``quotes`` that its formal recommendations are another's, which it answers, ``answered`` whose they are, where that is told.
    """

    role: FrameRole = "own"
    author: str | None = None
    body_id: str | None = None
    instrument_id: str | None = None
    meeting_id: str | None = None
    chain: tuple[str, ...] = ()
    meeting: str | None = None
    speaker: str | None = None
    spoke: str | None = None
    considered: str | None = None
    debates: bool = False
    record: bool = False
    quotes: bool = False
    answered: str | None = None
    concludes: bool = False
    advises: bool = True
    declares: bool = False
    house: str | None = None
    state: str | None = None
    coauthors: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    paper: str | None = None
    compiled: bool = False
    presumed: bool = False
    gathered: str | None = None
    by_states: bool = False

    @property
    def told(self) -> str | None:
        """The body that is retold for sure: not one that was merely named last, or for which a person spoke."""
        return None if self.chain[:1] in (("named last",), ("for",)) else self.body_id

    @property
    def together(self) -> bool:
        """Whether several say an own text together: a joint statement, or the declaration of those who met that a letter passes on."""
        return self.role == "own" and (bool(self.coauthors) or (self.paper is not None and self.author is not None))

    @property
    def tells_act(self) -> bool:
        """Whether the text is a decision that is told in the past tense below its number: what its organ says in it, it decides."""
        return self.role == "retold" and self.instrument_id is not None and self.chain[:1] == ("decision of",)

    @property
    def printed(self) -> bool:
        """Whether the text is an act's own, in which nobody but its organ speaks."""
        return self.role == "organ"
