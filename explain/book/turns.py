"""Turns of phrase as content writes them: `[who]` stands for those that are called so. Knows no intent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pydantic import RootModel

from explain.ask.reading.cues import Cue, read_cue
from explain.book.desk import Desk, Spot, nearest
from explain.book.phrase import Slip
from kg.yamlfile import typed

NAMED = re.compile(r"\[([\w-]+)\]")
FILE = "hearing/turns.yaml"
DEEPEST = 4
"""How often a turn of phrase may name another that names another."""

Turns = Mapping[str, Mapping[str, str]]
"""Language → name → the turn of phrase that is called so."""


class TurnsFile(RootModel[dict[str, dict[str, str]]]):
    """hearing/turns.yaml: language → name → a turn of phrase, or a part of one."""


def bound_turns(desk: Desk) -> Turns:
    """The turns of phrase that have a name; none where there is no such file."""
    document = desk.written.documents.get(FILE)
    if document is None:
        return {}
    held, findings = typed(TurnsFile, document)
    desk.findings += findings
    return held.root if held else {}


def bound_cues(
    desk: Desk, spot: Spot, lines: Iterable[str], named: Mapping[str, str], also: tuple[str, ...] = ()
) -> tuple[Cue, ...]:
    """Cues as they are looked for; what cannot be read, or names no class, is found.

    Args:
        also: what may stand in braces though it is no class.
    """
    out = []
    for i, line in enumerate(lines):
        at = spot.at(i)
        try:
            cue = read_cue(spoken(line, named), line)
        except Slip as slip:
            desk.find(at, slip.what, slip.fix)
            continue
        for kind in sorted(cue.classes):
            desk.known(at, "class", kind, (*desk.vocabulary.classes, *also))
        out.append(cue)
    return tuple(out)


def spoken(line: str, named: Mapping[str, str]) -> str:
    """A turn of phrase with those that it names written out.

    >>> spoken("should [who] stop", {"who": "(my)? ([kin]|i)", "kin": "mother|father"})
    'should (my)? (mother|father|i) stop'

    Raises:
        Slip: a name that nothing is called by, or one that leads back to itself.
    """
    for _ in range(DEEPEST):
        for name in NAMED.findall(line):
            if name not in named:
                raise Slip(f"no turn of phrase is called '{name}'", nearest(name, named))
        line = NAMED.sub(lambda found: named[found[1]], line)
    if NAMED.search(line):
        raise Slip(f"names within names in '{line}'", "write its words instead")
    return line
