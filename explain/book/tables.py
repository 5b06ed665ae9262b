"""The columns of a table, bound: each prints what a row's walk has found, or what a walk of its own goes on to find.

Knows no plan and no part but by the names that it binds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import product

from explain.book.desk import Desk, Spot
from explain.book.parts import EXTRAS, WAS, bound_part, ordering, words_of
from explain.book.spec import ColumnSpec, OrderSpec, PartSpec, SectionSpec
from explain.book.telling import Ordering, Telling, Templates
from kg.claims import REGISTERS, Register
from kg.yamlfile import Document


def bound_columns(
    desk: Desk, document: Document, spec: SectionSpec, parts: Iterable[Telling], needs: Collection[str]
) -> tuple[Telling, ...]:
    """The columns of a section's table, the same for all of its parts; none where it is no table.

    Args:
        needs: the names that every plan which tells it has as needs or aliases.
    """
    held, key = list(parts), document.name.rsplit("/", 2)[-2]
    sections = {name.split("/")[1] for name in desk.written.documents if name.startswith("sections/")}
    if not held:
        return ()
    found = frozenset.intersection(*(frozenset(part.bound) for part in held))
    begin = frozenset.intersection(*(frozenset(part.per) for part in held))
    out = []
    for i, column in enumerate(spec.columns):
        spot, stem = Spot(document, ("columns", i)), f"sections/{key}/{column.id}."
        heading = desk.translated(spot.at("title"), column.title, ())
        one = _walking(desk, spot, column, stem, begin | set(needs)) if column.walk else None
        if column.id in {part.id for part in spec.parts}:
            desk.find(spot.at("id"), f"'{column.id}' is a part, too", "give the column another id: it names a file")
        if not column.walk:
            words = desk.words(words_of(stem, column.said_as), {*found, *needs, *EXTRAS})
            one = Telling(id=stem, walk=(), words={"": words}, order=_said(desk, spot.at("order"), column.order))
        if one is not None:
            out.append(replace(one, heading=heading, told_in=column.told_in))
        for step, section in enumerate(column.told_in):
            desk.known(spot.at("told_in", step), "section", section, sections)
    columns = tuple(out)
    for part in held if columns and not desk.kept else ():
        _whole(desk, document, part, columns, needs)
    return columns


def _said(desk: Desk, spot: Spot, lines: Iterable[OrderSpec]) -> tuple[Ordering, ...]:
    """How a cell without a walk of its own orders what it says of a row, of which the names are all the same."""
    order = tuple(map(ordering, lines))
    for i, one in enumerate(order):
        if one.by != "said":
            desk.find(spot.at(i), f"`{one.by}` orders rows, and this cell has one", "order it by what is `said`")
        else:
            desk.known(spot.at(i, "said"), "qualifier kind", one.name, desk.vocabulary.qualifier_kinds)
            for place, value in enumerate(one.values):
                desk.known(spot.at(i, "said", one.name, place), "concept", value, desk.graph.concepts)
    return order


def _walking(desk: Desk, spot: Spot, column: ColumnSpec, stem: str, given: Collection[str]) -> Telling | None:
    """A column with a walk of its own, which starts from what begins a row."""
    given_ = {name: getattr(column, name) for name in column.model_fields_set - {"id", "title", "told_in"}}
    return bound_part(desk, spot, PartSpec.model_construct(**given_), stem, given)


def _whole(desk: Desk, document: Document, part: Telling, columns: Iterable[Telling], needs: Collection[str]) -> None:
    """The cells of a row say to each reader all that its sentence says, but for what was asked, and nothing more."""
    own = [words for column in columns if not column.walk for words in column.words.values()]
    lost, more = set[str](), set[str]()
    for reader in product(_languages(part.words.values()) & _languages(own), REGISTERS):
        shown, said = _printed(own, *reader), _printed(part.words.values(), *reader)
        lost |= said - shown - set(needs)
        more |= shown - said - {*needs, WAS}
    for name in sorted(lost):
        desk.find(Spot(document, ("columns",)), f"no column prints '{name}', which the row says", "print it in a cell")
    for name in sorted(more):
        desk.find(Spot(document, ("columns",)), f"a column prints '{name}', which the row does not say", "say it there")


def _languages(several: Collection[Templates]) -> frozenset[str]:
    """The languages in which all of some words can be said."""
    return frozenset.intersection(*(words.languages for words in several)) if several else frozenset()


def _printed(several: Iterable[Templates], language: str, register: Register) -> frozenset[str]:
    """What some words print for a reader."""
    return frozenset().union(*(words.of(language, register).printed for words in several))
