"""Whose an annex is: whoever its heading, its opening, its signature or the letter that passes it on names; else nobody's.

A letter or note passes on what another wrote, so its sender is not the author, but for six usages: a representative
of a State passes on a paper of his State, among them the pledges of a candidate and the memorandum that explains its
request, an earlier letter with his own signature, whoever was asked for a report attaches it, and the chairs of a meeting
attach what they say in their own name. A declaration of several States is all theirs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from pipeline.model import Body, Division, Mention, Paragraph, Section, Structure
from pipeline.rules.kinds import Kind
from pipeline.s3_extract.discourse.gathered import who_met_declares
from pipeline.s3_extract.places.states import actor_of, state_of
from pipeline.s3_extract.scene import cut_scene, title_of
from pipeline.s3_extract.sentences import split_sentences
from pipeline.s3_extract.transmitted import passed_on
from pipeline.s3_extract.voices import senders, voice, voice_before, words

Mentions = Mapping[str, tuple[Mention, ...]]
# What an annex says of its author it says before its text begins.
_OPENING = 400
# The address and number of a letter stand in paragraphs before its text.
_LETTERHEAD = 3
# "The ", and the words between a possessive and the paper that is owned.
_ARTICLE = len("The ")
_PAPER_WORDS = 4
# The first headings below that of an annex are its title.
_HEADINGS = 2
# "Multi-stakeholder forum on ...": of more words ("Development Cooperation Forum") it may be a body that goes on.
_HEAD_WORDS = 2
_SIGNED = "(Signed)"
# Whom somebody met with is named within so many characters behind "with".
_GUEST_REACH = 120


class AnnexAuthors:
    """Tells whose the annexes of one report are. What each of them asks of the report is gathered once: a letter may have
    thousands."""

    def __init__(
        self, structure: Structure, kind: Kind, bodies: Mapping[str, Body], mentions: Mentions, writer: str | None
    ) -> None:
        """``writer`` is the author of the report; ``gathered`` will be those who met and whom only an annex names."""
        self._structure, self._kind, self._mentions, self._writer = structure, kind, mentions, writer
        self._bodies = bodies
        self.gathered: dict[str, Body] = {}
        self._own: dict[str | None, list[Paragraph]] = defaultdict(list)
        for paragraph in structure.paragraphs:
            self._own[paragraph.division_id].append(paragraph)
        self._below: dict[str | None, list[Section]] = defaultdict(list)
        for section in sorted(structure.sections, key=attrgetter("start")):
            self._below[section.parent_section_id].append(section)
        self._before = {later.division_id: one.division_id for one, later in pairwise(structure.divisions)}
        self._siblings = Counter(d.parent_division_id for d in structure.divisions if d.role == "annex")

    def of(self, division: Division, section: Section | None, before: tuple[str, ...]) -> tuple[str, ...]:
        """The bodies whose words an annex holds, none where nothing tells. ``section`` is its heading, ``before`` are those
        of the annex before this one."""
        headed = in_heading(section, self._mentions) if section is not None else ()
        if headed:
            return headed
        if self._kind.holders.get("annexes") != "transmitted":
            # "Memorandum from the judges of the Tribunal", whom no rule knows, is not the author's.
            by_others = section is not None and voice("paper_from").match(section.title) is not None
            return () if by_others else _one(self._writer)
        own = self._own.get(division.division_id, [])
        if section is not None:
            headed = _headed_below(self._below.get(section.section_id, []), own, self._mentions)
        if headed:
            return headed
        said_together = section is not None and (
            self._heads(section, "joint_paper") or self._heads(section, "declares")
        )
        if said_together and (met := who_met(own, self._mentions)):
            return met
        told = _presents(own, self._mentions) or _signed_by(own, self._mentions) or _we_of(own, self._mentions)
        told = told or _takes_a_stand(own, self._mentions)
        if told is not None:
            return _one(told)
        if _names_its_sender(own, self._bodies.get(self._writer or "")) or self._is_signed_as_the_letter(own):
            return _one(self._writer)
        if section is not None and self._heads(section, "explains_request"):
            # Who asks for a new item of the agenda explains it.
            return tuple(dict.fromkeys(map(state_of, title_of(self._structure, self._mentions).of("country"))))
        if (declared := who_met_declares(own, self._structure.report_id)) is not None:
            self.gathered[declared.body_id] = declared
            return _one(declared.body_id)
        if before and (division.label or "").startswith("Attachment"):
            return _one(self._letterhead(section)) or before
        if before and self._is_passed_on_as_own(division):
            return before
        if self._passed_on is not None:
            return _one(self._passed_on)
        # Of several annexes the letter may mean another.
        if self._siblings[division.parent_division_id] != 1:
            return ()
        if section is not None and self.is_summary(section):
            # What others said is theirs in a summary; the rest is whose who presided and wrote it.
            return _one(_maker(self._structure, self._mentions))
        return _one(self._of_the_sender)

    def is_summary(self, section: Section) -> bool:
        """Whether the headings of an annex say that it tells what was said at a meeting ("Chair's summary")."""
        return self._heads(section, "summary_heading")

    def meeting(self, section: Section, bodies: Mapping[str, Body]) -> str | None:
        """The forum or conference that the headings of an annex name ("Peacekeeping Ministerial: Chair's summary")."""
        for heading in self._headings(section):
            for mention in self._mentions.get(heading.section_id, ()):
                if mention.entity_type == "body" and is_meeting(bodies.get(mention.entity_id)):
                    return mention.entity_id
        return None

    def _headings(self, section: Section) -> list[Section]:
        return [section, *self._below.get(section.section_id, ())[:_HEADINGS]]

    def _heads(self, section: Section, usage: str) -> bool:
        return any(voice(usage).search(heading.title) for heading in self._headings(section))

    def _letterhead(self, section: Section | None) -> str | None:
        """The body whose name a heading of an attachment is, and of which State: "BOARD OF AUDIT OF CHAD (BA)"."""
        for heading in self._headings(section) if section is not None else ():
            named = self._mentions.get(heading.section_id, ())
            state = next((m.start for m in named if m.entity_type == "country"), None)
            house = heading.title[:state].casefold().removesuffix("the ").removesuffix("of ").strip()
            for printed in (house, heading.title.partition("(")[0].strip().casefold()):
                if printed in self._by_name:
                    return self._by_name[printed]
        return None

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """The bodies of the report by their names in small letters; of those of one name the first."""
        return {body.name.casefold(): body_id for body_id, body in reversed([*self._bodies.items()])}

    def _is_passed_on_as_own(self, division: Division) -> bool:
        """Whether the annex before this one is a letter whose writer passes this one on as his own ("my report (see
        enclosure)")."""
        letter = self._before.get(division.division_id)
        return letter is not None and any(voice("my_paper").search(p.passage.text) for p in self._own.get(letter, ()))

    def _is_signed_as_the_letter(self, own: list[Paragraph]) -> bool:
        """Whether whoever signs the letter has signed an annex of it, too: an earlier letter of his (A/79/845)."""
        signed = _signatures(own)
        return bool(signed) and not signed.isdisjoint(self._signatures)

    @cached_property
    def _signatures(self) -> set[str]:
        return _signatures(
            [p for d in self._structure.divisions if d.role == "report" for p in self._own[d.division_id]]
        )

    @cached_property
    def _passed_on(self) -> str | None:
        return passed_on(self._structure, self._mentions)

    @cached_property
    def _of_the_sender(self) -> str | None:
        return _of_the_sender(self._structure, self._mentions, self._writer)


def _headed_below(below: Sequence[Section], own: list[Paragraph], mentions: Mentions) -> tuple[str, ...]:
    """The bodies that the first heading ``below`` that of an annex names ("Annex to the letter ...", and below it "Statement
    by the Organization"), if nothing stands between them but brackets ("[Original: English]") and no other heading names one."""
    if not below or any(p.start < below[0].start and not p.passage.text.startswith("[") for p in own):
        return ()
    return () if any(in_heading(other, mentions) for other in below[1:]) else in_heading(below[0], mentions)


def is_meeting(body: Body | None) -> bool:
    """Whether a body is a meeting, in whose debates speakers are not named."""
    return body is not None and bool(words("meeting") & set(body.name.lower().split()[:_HEAD_WORDS]))


def who_met(own: list[Paragraph], mentions: Mentions) -> tuple[str, ...]:
    """Who says something together that met, as the first sentence of a joint statement tells: "The Committee met today with
    the High Representative", "The Foreign Ministers of Chad and Mali met"."""
    if not own:
        return ()
    passage = own[0].passage
    start, end = split_sentences(passage.text)[0]
    scene = cut_scene(passage.text, start, end, mentions.get(passage.key, ()))
    met = voice("met").search(scene.text)
    if met is None:
        return ()
    found: list[Mention] = []
    for mention in scene.mentions:
        if mention.entity_type not in ("body", "country") or (found and mention.start < found[-1].end):
            continue
        if mention.end <= met.start():
            if _acts(scene.text, mention, found):
                found.append(mention)
        elif met["guest"] is not None and met.end("guest") <= mention.start <= met.end("guest") + _GUEST_REACH:
            found.append(mention)
            break
    return tuple(dict.fromkeys(actor_of(m) for m in found))


def _acts(text: str, mention: Mention, found: list[Mention]) -> bool:
    """Whether a name is a subject of who met: at the head, behind a post, or in a list with one that is."""
    if found and voice("listed").fullmatch(text, found[-1].end, mention.start):
        return True
    if voice("ministers_of").search(text, 0, mention.start) is not None:
        return True
    return mention.entity_type == "body" and voice_before("clause_head").search(text, mention.start) is not None


def _one(body_id: str | None) -> tuple[str, ...]:
    return () if body_id is None else (body_id,)


def in_heading(section: Section, mentions: Mentions) -> tuple[str, ...]:
    """The bodies that a heading names behind the word for a paper, or before it."""
    return named_by_paper(section.title, mentions.get(section.section_id, ()))


def named_by_paper(title: str, named: tuple[Mention, ...]) -> tuple[str, ...]:
    """The bodies of ``named`` that a title names behind the word for a paper, or before it: "Report of the Panel", "Letter
    from the Chair of the Board", "Declaration of Chad and Mali", "The Panel's second report"."""
    found: list[str] = []
    end = 0
    for mention in named:
        if mention.entity_type not in ("body", "country"):
            continue
        acts = actor_of(mention)
        if found:
            if voice("also_of").fullmatch(title, end, mention.start) is None:
                break
        elif not _is_behind_paper(title[: mention.start]) and not (
            voice("declared_at").search(title[: mention.start])
            or (
                voice("declares").match(title)
                and (
                    voice("its_meeting").match(title.lower(), mention.end)
                    or voice("on_behalf_of").search(title[: mention.start])
                )
            )
            or (mention.entity_type == "body" and mention.start <= _ARTICLE and _owns_paper(title[mention.end :]))
        ):
            continue
        if acts not in found:
            found.append(acts)
        end = mention.end
    return tuple(found)


def _is_behind_paper(before: str) -> bool:
    """Whether the last of the words is the preposition behind a paper, or behind the post of who signs for the body."""
    last = [word.strip(",*").lower() for word in before.split() if word.lower() != "the"]
    if last[-1:] == ["by"] and set(last[-2:-1]) & words("hosted"):
        # "Appeal adopted at the conference organized by the Council"
        return False
    if last[-1:] == ["of"] and set(last[-2:-1]) & words("post"):
        while set(last[-1:]) & (words("post") | {"of"}):
            last.pop()
    return last[-1:] in (["by"], ["from"]) or (last[-1:] == ["of"] and bool(words("paper") & set(last[-2:-1])))


def _owns_paper(behind: str) -> bool:
    """Whether a possessive and within a few words a paper follow: "’s thirty-third report"."""
    owned = behind.split()[: _PAPER_WORDS + 1]
    return owned[:1] in (["’s"], ["'s"]) and bool(words("paper") & {word.lower() for word in owned})


def _presents(own: list[Paragraph], mentions: Mentions) -> str | None:
    """Who "presents its compliments" at the beginning of a note verbale, behind its letterhead."""
    for paragraph in own[:_LETTERHEAD]:
        opening = paragraph.passage.text[:_OPENING]
        presents = voice("compliments").search(opening)
        at = presents.start() if presents is not None else -1
        named = [m for m in mentions.get(paragraph.passage.key, ()) if m.end <= at]
        for mention in named:
            if mention.entity_type == "body" and not opening[: mention.start].rstrip().endswith("of"):
                return mention.entity_id
        states = [m for m in named if m.entity_type == "country"]
        if states:
            return state_of(states[0])
    return None


def _signed_by(own: list[Paragraph], mentions: Mentions) -> str | None:
    """The body for which an annexed letter is signed: the first named behind "(Signed)"."""
    for paragraph in own:
        at = paragraph.passage.text.find(_SIGNED)
        named = [m for m in mentions.get(paragraph.passage.key, ()) if m.entity_type == "body" and m.start > at >= 0]
        if named:
            return named[0].entity_id
    return None


def _signatures(paragraphs: Sequence[Paragraph]) -> set[str]:
    """The first two words of the names behind "(Signed)"; posts and titles may follow them."""
    texts = [p.passage.text for p in paragraphs if _SIGNED in p.passage.text]
    return {" ".join(found["name"].split()) for text in texts for found in voice("signed_name").finditer(text)}


def _we_of(own: list[Paragraph], mentions: Mentions) -> str | None:
    """The body of which an annex says at its beginning that all speak in it: "We, the Heads of State and Government of the
    Group"."""
    for paragraph in own[:_LETTERHEAD]:
        text = paragraph.passage.text[:_OPENING]
        for mention in mentions.get(paragraph.passage.key, ()):
            if mention.entity_type == "body" and voice("we_of").search(text[: mention.start]):
                return mention.entity_id
    return None


def _takes_a_stand(own: list[Paragraph], mentions: Mentions) -> str | None:
    """The body with which an annex opens and that condemns or welcomes something in the present, as a statement of it does: "The
    Group condemns the attack"."""
    passage = own[0].passage if own else None
    for mention in mentions.get(passage.key, ()) if passage is not None else ():
        if mention.entity_type == "body" and passage is not None:
            opens = voice("statement_opens").fullmatch(passage.text, 0, mention.start)
            return mention.entity_id if opens and voice("takes_a_stand").match(passage.text, mention.end) else None
    return None


def _names_its_sender(own: list[Paragraph], sender: Body | None) -> bool:
    """Whether an annex says at its beginning that whoever passes it on wrote it ("Statement by the Co-Chairs")."""
    if sender is None or not own:
        return False
    opening = own[0].passage.text[:_OPENING]
    at = opening.find(sender.name)
    return at >= 0 and voice("paper_by").search(opening[:at]) is not None


def _of_the_sender(structure: Structure, mentions: Mentions, writer: str | None) -> str | None:
    """The State of the representative who sends a letter, where the letter says that the annex is a paper of that
    State; else the sender, where he says that he was asked for a report."""
    named = title_of(structure, mentions).of("country")
    states = {state.entity_id for state in named}
    for paragraph in structure.paragraphs:
        if paragraph.role != "body":
            break
        text = paragraph.passage.text
        if writer is not None and not states and voice("asked_of_sender").search(text):
            return writer
        if writer is not None and not states and writer not in senders() and voice("its_paper").search(text):
            # "The Panel has the honour to transmit the report on its work".
            return writer
        if len(states) == 1 and voice("pledges").search(text):
            return state_of(named[0])
        for mention in mentions.get(paragraph.passage.key, ()):
            if mention.entity_type != "country" or states != {mention.entity_id}:
                continue
            if _is_its_paper(text, mention) or _is_of_its_minister(text, mention):
                return state_of(mention)
    return None


def _maker(structure: Structure, mentions: Mentions) -> str | None:
    """The State that a letter says made the summary that it passes on: "a summary report produced by Chad"."""
    for paragraph in structure.paragraphs:
        if paragraph.role != "body":
            return None
        text = paragraph.passage.text
        for mention in mentions.get(paragraph.passage.key, ()):
            if mention.entity_type == "country" and voice("made_by").search(text, 0, mention.start):
                return state_of(mention)
    return None


def _is_of_its_minister(text: str, state: Mention) -> bool:
    """Whether a letter passes on a letter of whoever it named as a minister of the State at ``state``: "the letter of Ana Diaz,
    Minister for Foreign Affairs of Chad, ... to transmit a letter from Ms. Diaz"."""
    passed = voice("letter_of_person").search(text, state.end)
    held = voice("minister_of_state").search(text, 0, state.start)
    return passed is not None and held is not None and passed["name"].split()[-1] in held["name"].split()


def _is_its_paper(text: str, state: Mention) -> bool:
    """Whether a letter passes on what the State named at ``state`` wrote: "a letter from the Minister for Foreign Affairs
    of Chad", "Chad's proposal", "the Government of Chad has developed a plan (see annex)"."""
    if voice("paper_of_state").search(text, 0, state.start):
        return True
    if voice("passes_on").search(text[: state.start]) and text.startswith(("’s ", "'s "), state.end):
        return True
    return bool(voice("wrote_annex").match(text, state.end))
