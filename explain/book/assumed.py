"""The files of hearing/premises/ and hearing/myths/ → what messages may take for granted, bound. Hears nothing itself.

A premise is shown and corrected by walks, as a plan's is. A myth needs no file of premises of its own: its turns of
phrase state the premise that is stated of a myth alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

from explain.ask.premises.turns import Piece, Turn, read_turn
from explain.book.bound import Assumed, Premise
from explain.book.desk import Desk, Spot, nearest
from explain.book.hearing import Words
from explain.book.parts import bound_part
from explain.book.phrase import Slip
from explain.book.spec import Lines, NamedPartSpec, Texts
from explain.book.telling import Telling
from explain.book.turns import Turns as NamedTurns
from explain.book.turns import spoken
from explain.book.walks import fits, read_walk
from kg.claims import Frozen
from kg.pattern import names
from kg.yamlfile import typed

PREMISES, MYTHS = "hearing/premises/", "hearing/myths/"
MYTH = "Myth"
Turns = dict[str, Lines]
"""Language → turns of phrase."""


class AssumedSpec(Frozen):
    """A file of premises/.

    - `needs`: what it is stated of → class; these are the slots of its turns.
    - `says`: the statement, with its needs in braces. `turns`: how people put it; `unless`: with what they do not.
    - `walk` shows it; of `against`, the first part that finds something corrects it, in `<premise>.<part>.en.j2`.
    """

    needs: Annotated[dict[str, str], Field(min_length=1)]
    says: Texts
    turns: Turns = Field(default_factory=dict)
    unless: Turns = Field(default_factory=dict)
    walk: Lines = ()
    against: Annotated[tuple[NamedPartSpec, ...], Field(min_length=1)]


class MythsSpec(RootModel[dict[str, Turns]]):
    """A file of myths/: myth → language → how people put it."""

    model_config = ConfigDict(frozen=True)


def bound_assumed(desk: Desk, words: Mapping[str, Words], named: NamedTurns) -> tuple[Assumed, ...]:
    """What messages may take for granted, in the order of the files' names.

    Args:
        named: the turns of phrase that others name.
    """
    readers = {
        (language, passing): TurnReader(words.get(language, Words()), passing, named.get(language, {}))
        for language in {*words, *named}
        for passing in (True, False)
    }
    put = _put(desk, readers)
    out, stated = [], False
    for name in [name for name in desk.written.documents if name.startswith(PREMISES)]:
        spec, findings = typed(AssumedSpec, desk.written.documents[name])
        desk.findings += findings
        if spec is not None:
            of_myths = [*spec.needs.values()] == [MYTH]
            stated = stated or of_myths
            out.append(_assumed(desk, name, spec, readers, put if of_myths else {}))
    if put and not stated:
        where = f"{desk.written.where(PREMISES)}myth.yaml:1"
        desk.find(where, "no premise is stated of a myth", "write one with `needs: {myth: Myth}` and a correction")
    return tuple(one for one in out if one is not None)


def _put(desk: Desk, readers: Readers) -> dict[str, dict[str, tuple[Turn, ...]]]:
    """How people put each myth, by language."""
    held: dict[str, dict[str, tuple[Turn, ...]]] = {}
    known = desk.graph.of_class(MYTH) if MYTH in desk.vocabulary.classes else ()
    for name in [name for name in desk.written.documents if name.startswith(MYTHS)]:
        spec, findings = typed(MythsSpec, desk.written.documents[name])
        desk.findings += findings
        for myth, turns in spec.root.items() if spec else ():
            spot = Spot(desk.written.documents[name], (myth,))
            if desk.known(spot, "myth", myth, known) and myth in held:
                desk.find(spot, f"'{myth}' stands in two files", "put its turns together")
            desk.hear(spot, turns, asked=True)
            held[myth] = _turns(desk, spot, turns, (), readers)
    return held


def _assumed(
    desk: Desk,
    name: str,
    spec: AssumedSpec,
    readers: Readers,
    put: Mapping[str, Mapping[str, tuple[Turn, ...]]],
) -> Assumed | None:
    spot, key = Spot(desk.written.documents[name]), name.removeprefix(PREMISES).removesuffix(".yaml")
    classes = desk.vocabulary.classes
    if not all([desk.known(spot.at("needs", need), "class", kind, classes) for need, kind in spec.needs.items()]):
        return None
    says = desk.translated(spot.at("says"), spec.says, spec.needs)
    walk = read_walk(desk, spot.at("walk"), spec.walk) or ()
    if walk:
        fits(desk, spot.at("walk"), walk, spec.needs)
    against = list(_against(desk, spot, f"{PREMISES}{key}.", spec))
    if spec.turns:
        desk.hear(spot.at("turns"), spec.turns, asked=True)
    turns = _turns(desk, spot.at("turns"), spec.turns, spec.needs, readers)
    (need, *_) = spec.needs
    for myth, stated in put.items():
        for language, held in stated.items():
            given = tuple(replace(turn, given=((need, myth),)) for turn in held)
            turns[language] = (*turns.get(language, ()), *given)
    return Assumed(
        premise=Premise(key, says, frozenset(spec.needs), (walk,) if walk else (), tuple(against)),
        needs=spec.needs,
        turns=turns,
        unless=_turns(desk, spot.at("unless"), spec.unless, spec.needs, readers, passing=True),
    )


def _against(desk: Desk, spot: Spot, stem: str, spec: AssumedSpec) -> Iterator[Telling]:
    """The parts that correct it, each joined to what it is stated of."""
    for i, part in enumerate(spec.against):
        place = spot.at("against", i)
        bound = bound_part(desk, place, part, f"{stem}{part.id}.", frozenset(spec.needs))
        if bound is None or not fits(desk, place.at("walk"), bound.walk, spec.needs):
            continue
        if spec.needs.keys().isdisjoint(names(bound.walk)):
            desk.find(place.at("walk"), "the walk starts from nothing that is stated", nearest("", spec.needs))
        yield bound


def _turns(
    desk: Desk, spot: Spot, lines: Turns, slots: Collection[str], readers: Readers, passing: bool = False
) -> dict[str, tuple[Turn, ...]]:
    """Turns of phrase by language.

    Args:
        passing: whether their gaps pass denials.
    """
    out = {}
    for language, held in lines.items():
        reader = readers.get((language, passing)) or TurnReader(Words(), passing)
        turns = (bound_turn(desk, spot.at(language, i), line, slots, reader) for i, line in enumerate(held))
        out[language] = tuple(turn for turn in turns if turn)
    return out


@dataclass(frozen=True)
class TurnReader:
    """Reads turns of phrase of one language.

    Attributes:
        passing: whether their gaps pass denials. named: the turns that others name.
        pieces: what was read before: many turns share a piece.
    """

    words: Words
    passing: bool = True
    named: Mapping[str, str] = field(default_factory=dict)
    pieces: dict[str, Piece] = field(default_factory=dict)

    def turn(self, line: str) -> Turn:
        """One turn.

        Raises:
            Slip: it cannot be read.
        """
        denials = () if self.passing else self.words.denials
        return read_turn(spoken(line, self.named), denials, self.words.alike, self.pieces)


Readers = Mapping[tuple[str, bool], TurnReader]
"""By language, and whether gaps pass denials."""


def bound_turn(desk: Desk, spot: Spot, line: str, slots: Collection[str], reader: TurnReader) -> Turn | None:
    """A turn of phrase whose slots are among those that it may have; None where it cannot be read."""
    try:
        turn = reader.turn(line)
    except Slip as slip:
        desk.find(spot, slip.what, slip.fix)
        return None
    for slot in turn.slots:
        desk.known(spot, "slot", slot, slots)
    return turn
