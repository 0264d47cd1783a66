"""The record of who says a directive."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.model import AttributionHow, FrameRole
from pipeline.records import dataclass
from pipeline.s3_extract.attribution.crowds import all_gathered
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.discourse.gathered import gathered_id

# Those who took part in a meeting, where no word for them is printed.
PARTICIPANTS: Final = "participants"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The recommending bodies (ids, the first is the one in the table), the instrument, and how they are known.

    ``chain`` are the steps for whoever asks why. ``role`` is the frame in which it is said. ``individual``: a private
    person. ``accounts``: a passive or impersonal that only tells what was done, by nobody nameable. Without bodies ``how``
    is none.
    """

    bodies: tuple[str, ...]
    instrument_id: str | None
    how: AttributionHow
    chain: tuple[str, ...]
    role: FrameRole = "retold"
    individual: bool = False
    accounts: bool = False

    @property
    def own(self) -> bool:
        """Whether the author of the division speaks in its own frame."""
        return self.role == "own"

    def after(self, step: str) -> Speaker:
        """The same speaker, known by one more step."""
        return replace(self, chain=(step, *self.chain))


def speaker_of(
    body_id: str | None,
    how: AttributionHow,
    chain: tuple[str, ...],
    *,
    role: FrameRole = "retold",
    instrument_id: str | None = None,
) -> Speaker:
    """A speaker who is one body, or nobody where ``body_id`` is None."""
    if body_id is None:
        return Speaker((), instrument_id, "none", chain, role)
    return Speaker((body_id,), instrument_id, how, chain, role)


def author_speaks(
    frame: Frame, how: AttributionHow, chain: tuple[str, ...], instrument_id: str | None = None
) -> Speaker:
    """The author of the division in his own voice, together with those who wrote it with him."""
    said = speaker_of(frame.author, how, chain, role="own", instrument_id=instrument_id or frame.paper)
    return replace(said, bodies=(*said.bodies, *frame.coauthors)) if said.bodies else said


def holder_speaks(frame: Frame, *steps: str, instrument_id: str | None = None) -> Speaker:
    """The holder of the frame, whoever it is."""
    role = "retold" if frame.role == "own" else frame.role
    made = instrument_id or frame.instrument_id
    said = speaker_of(frame.body_id, "frame", (*steps, *frame.chain), role=role, instrument_id=made)
    return replace(said, bodies=(*said.bodies, *frame.coauthors)) if frame.printed and frame.coauthors else said


def meeting_speaks(frame: Frame, *steps: str, how: AttributionHow = "frame", among: str | None = None) -> Speaker:
    """The forum that met, for those who took the floor in it and are not named; nobody where the report is of none. In what sums up a
    meeting all who took part in it, by the word for them in ``among``, which names the speakers; nobody where only some spoke. In a
    periodic review the State whose paragraph it is."""
    if frame.by_states:
        return speaker_of(frame.speaker, how, steps, role="debate")
    if frame.gathered is not None and (among is not None or frame.gathered != frame.author):
        who = PARTICIPANTS if among is None else all_gathered(among)
        return speaker_of(gathered_id(who, frame.gathered) if who else None, how, steps, role="debate")
    return speaker_of(frame.meeting, how, steps, role="debate")


def frame_speaks(frame: Frame, step: str, instrument_id: str | None = None) -> Speaker:
    """The author where the frame is his own; in a debate and in others' replies he does not speak."""
    if frame.role == "own" and frame.considered is not None and frame.speaker != frame.author:
        # An advisory body that reports on another's report speaks by its name; what else should be done, it was told.
        return speaker_of(frame.speaker, "frame", ("told to an advisory body", step), instrument_id=instrument_id)
    if frame.role == "own" and not (frame.author is None and frame.debates and frame.speaker is not None):
        return author_speaks(frame, "frame", (step,), instrument_id)
    if frame.role == "debate" or frame.role == "own":
        if frame.speaker is None:
            return meeting_speaks(frame, "in a debate", step)
        return speaker_of(frame.speaker, "frame", ("in a debate", step), role="debate")
    return holder_speaks(frame, step, instrument_id=instrument_id)
