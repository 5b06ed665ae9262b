"""Where each term stands in wayfind.ttl, for who is told to add words to one. Knows no term's meaning."""

from __future__ import annotations

import re
from pathlib import Path

from ontology import terms
from ontology.vocabulary import WAYFIND_TTL

TERM = re.compile(r"wf:(\w+) a ")


def lines(path: Path = WAYFIND_TTL) -> dict[str, int]:
    """The line on which each term is first described, by IRI.

    >>> lines()[terms.DISEASE] < lines()[terms.IS_A]
    True
    """
    out: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        found = TERM.match(line)
        if found:
            out.setdefault(terms.WF + found[1], number)
    return out
