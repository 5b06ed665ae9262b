"""Published sets of questions as ours are: which intents and concepts are right for each. Knows no answer."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from api.hearing import Question
from explain.ask.grounding.lexicon import Lexicon
from explain.ask.reading.text import tokens
from kg.yamlfile import documents
from ontology.errors import UsageError

MEDQUAD, KINDS = "medquad_cancer.jsonl.gz", "medquad.yaml"


def published(folder: Path, sets: Path, lexicon: Lexicon) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """MedQuAD's questions on cancer: those whose subject is held by just that name, and the others.

    Args:
        folder: where the data is. sets: the folder that says which intents are right for which of its kinds.

    Raises:
        UsageError: a file is missing.
    """
    path = folder / MEDQUAD
    if not path.exists():
        raise UsageError(what=f"no {MEDQUAD} in {folder}", fix="name the folder of question sets with --data")
    kinds = _kinds(sets)
    rows = [orjson.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    yield "medquad, subject held", tuple(_questions(rows, kinds, lexicon, held=True))
    yield "medquad, subject not held", tuple(_questions(rows, kinds, lexicon, held=False))


def _kinds(sets: Path) -> Mapping[str, list[str]]:
    for document, _ in documents(sets.parent, sets):
        if document.name.endswith(KINDS) and isinstance(document.data, dict):
            return document.data
    raise UsageError(what=f"no {KINDS} in {sets}", fix="it says which intents are right for which kind of question")


def _questions(
    rows: list[dict[str, Any]], kinds: Mapping[str, list[str]], lexicon: Lexicon, held: bool
) -> Iterator[Question]:
    for row in rows:
        intents = kinds.get(row["qtype"])
        words = lexicon.same(tokens(row["focus"]))
        concepts = tuple(m.concept for m in lexicon.at(words, 0, [True] * len(words)) if m.end == len(words))
        if intents and bool(concepts) == held:
            first, *also = intents
            yield Question(ask=row["question"], intent=first, also=tuple(also), concepts=concepts[:1] or None)
