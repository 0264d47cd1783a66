"""Who is told to act by a name that is nobody known: "urges the SSPDF, the SPLA-IO and the National Salvation Front to act".

In go the words of an object and its directive, out come ``Addressee`` records, named as printed.
"""

from __future__ import annotations

from pipeline.model import Addressee
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.recommendations.noun_phrases import body_type
from pipeline.s3_extract.scene import Entities
from pipeline.s3_extract.voices import voice

_LONGEST_NAME = 12
_INSERTED = "[]"


def named_object(noun_phrase: str, hit: Hit) -> list[Addressee]:
    """ "invited the GTOS to report": whom a verb tells to act by names that are nobody known; as printed.

    What is called *for* is told nothing.
    """
    if hit.verb.endswith("for"):
        return []
    found: list[Addressee] = []
    for part in noun_phrase.split(", "):
        name = _printed_name(part.removeprefix("and "))
        if not name:
            break
        found.append(Addressee(name, "unspecified"))
    return found


def _printed_name(noun_phrase: str) -> str:
    """The name that a noun phrase opens with; empty where it opens with none."""
    known = actors()
    words = noun_phrase.split()
    # "[the] Lebanese authorities": whoever quotes has put the article there.
    while words and words[0].strip(_INSERTED) in known.before_name:
        words.pop(0)
    name: list[str] = []
    for word in words:
        if not (word[0].isupper() or (name and word in known.inside_name)):
            # "the Iraqi and Kuwaiti experts", "the Israeli leadership": the noun belongs to the name.
            belongs = (word.endswith("s") or word == words[-1]) and word[0].isalpha()
            name += [word] if name and name[-1] not in known.inside_name and belongs else []
            break
        name.append(word)
    while name and name[-1] in known.inside_name:
        name.pop()
    return " ".join(name) if len(name) <= _LONGEST_NAME else ""


def head_by_post(told: Addressee, entities: Entities) -> Addressee:
    """The head of an organization by his post alone, as the one body of the report whose name begins so: "decided that the
    Director-General shall report", of the Director General of the Organisation (S/2025/330, S/2025/427)."""
    if told.body_id is not None or not voice("post_of_head").search(told.name):
        return told
    post = f"{_spelled(told.name)} "
    heads = [body for body in entities.bodies.values() if f"{_spelled(body.name)} ".startswith(post)]
    if len(heads) != 1:
        return told
    return Addressee(heads[0].name, body_type(entities, heads[0].body_id), heads[0].body_id)


def _spelled(name: str) -> str:
    return name.replace("-", " ").casefold()
