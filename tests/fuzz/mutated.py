"""Inputs that need nothing but Python: seeds with bytes flipped, cut, doubled or put in from elsewhere."""

from __future__ import annotations

import time
from random import Random
from typing import Final

from tests.families import FAMILIES
from tests.fuzz.targets import TARGETS

SLOW_SECONDS: Final = 20.0
_TEXTS: Final = ("text", "sentences", "html", "markdown")
_PIECES: Final = (b"9" * 40, b"\xc2\xb2", b"\x00", b"\xff", b"--5", b"(", b"[", b"\n", "\u202e".encode())


def invented(number: int) -> tuple[str, bytes]:
    """The target and the bytes of an input; the same for the same number."""
    random = Random(number)
    name = list(TARGETS)[number % len(TARGETS)]
    content = bytearray(random.choice(TARGETS[name].seeds))
    if name in _TEXTS and random.random() < 0.2:
        at = random.randrange(len(content))
        content[at:at] = FAMILIES[random.choice(list(FAMILIES))][1](random.randrange(200, 2000)).encode()
    for _ in range(random.randrange(1, 12)):
        at, length = random.randrange(len(content) + 1), random.choice((1, 1, 2, 8, 64))
        kind = random.randrange(5)
        if kind == 0 and at < len(content):
            content[at] ^= 1 << random.randrange(8)
        elif kind == 1:
            del content[at : at + length]
        elif kind == 2:
            content[at:at] = content[at : at + length] * random.randrange(1, 40)
        elif kind == 3:
            content[at:at] = random.choice(_PIECES)
        else:
            content[at : at + length] = random.randbytes(length)
    return name, bytes(content)


def attempt(name: str, content: bytes) -> str | None:
    """What is wrong with what comes of an input; None where it is as promised."""
    began = time.process_time()
    try:
        TARGETS[name].work(content)
    except Exception as error:
        return f"{name}: {type(error).__name__}: {' '.join(str(error).split())[:300]}"
    took = time.process_time() - began
    return f"{name}: {took:.0f} seconds" if took > SLOW_SECONDS else None
