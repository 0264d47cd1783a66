"""What an actor that is nobody by name is told by: "parties to the conflict in Chad", "non-governmental organizations in
consultative status", "institutes of public administration".

In go a text and where the head of a noun phrase ends, out comes where the words end that say which actors are meant. Bodies are
known by their names and have none; what is said of somebody besides ("in this regard", "that have not yet done so") is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Addressee
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.directives.usages import stands

# Kinds of actors of which several share what they are told by.
_SHARING = frozenset({"un_body", "intergovernmental"})
# The usages asked for, where the verb may follow and where it does not.
_BEHIND = {True: ("of_system", "near_complement"), False: ("of_system", "complement")}
_TO_WHAT = {True: ("near_party_to",), False: ("party_to",)}
# In so many characters behind a head stands the next word, if it is short.
_NEXT = 4


def complement_end(text: str, end: int, stop: int, *, post: bool, leading: bool) -> int:
    """Where the words of a head that ends at ``end`` are over, before ``stop``: at ``end`` where it has none behind it.

    ``post``: it is a post, which has the name of what it is a post of. ``leading``: its verb may follow, so only names tell.
    """
    if not text[end:stop].strip():
        return end
    usages: tuple[str, ...] = _BEHIND[leading]
    if text[end : end + _NEXT].split()[:1] == ["to"]:
        usages = _TO_WHAT[leading] if text[:end].split()[-1].lower() in actors().bound else ()
    if post:
        usages = ("of_name", "by_name", *usages)
    return max((place.end for usage in usages if (place := stands(usage, text, end, stop))), default=end)


def share_complement(found: Sequence[Addressee], determined: Sequence[bool], shared: str) -> list[Addressee]:
    """``found`` with the words ``shared`` that stand behind the last of them given to those before it: "all funds, programmes
    and agencies of the system".

    ``determined`` says of each whether words like "the" or "other" stand before it: with one of these the run begins.
    """
    out = list(found)
    for n in range(len(found) - 2, -1, -1):
        each = found[n]
        shares = each.actor_type in _SHARING or (
            each.actor_type == found[n + 1].actor_type and each.name.isalpha() and each.name.islower()
        )
        if determined[n + 1] or each.body_id or not shares or " of " in each.name:
            break
        out[n] = replace(each, name=f"{each.name}{shared}")
    return out
