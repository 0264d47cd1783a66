"""The record of who says a directive."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import AttributionHow, FrameRole


@dataclass(frozen=True, slots=True)
class Speaker:
    """The recommending bodies (ids, the first is the one in the table), the instrument, and how they are known.

    ``chain`` are the steps for whoever asks why. ``role`` is the frame in which it is said. ``individual``: a private
    person. Without bodies ``how`` is none.
    """

    bodies: tuple[str, ...]
    instrument_id: str | None
    how: AttributionHow
    chain: tuple[str, ...]
    role: FrameRole = "retold"
    individual: bool = False

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
