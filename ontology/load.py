"""Makes OWL of disease classes and asks the HermiT reasoner what is a kind of what; knows no file.

The graph keeps a closure made by a rule of its own, step by step with premises. HermiT
must find the same pairs: it knows OWL and nothing of that rule. It needs Java.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from types import new_class
from typing import Any

import owlready2

from ontology import terms
from ontology.errors import JavaMissing, OntologyError, OntologyInconsistent

Pair = tuple[str, str]
Part = tuple[str, tuple[str, ...]]
"""A property, and the classes of which its value is one: any of them."""
Filler = tuple[str, tuple[Part, ...]]
"""A class, and what its members are narrowed to."""
Facet = tuple[str, tuple[Filler, ...]]
"""A property, and the values of which one must be there."""
Definition = tuple[str, str, tuple[Facet, ...]]


def infer_kinds(
    subclass_axioms: Sequence[Pair],
    definitions: Sequence[Definition] = (),
    disjoint: Iterable[Pair] = (),
) -> frozenset[Pair]:
    """Return every pair (kind, class) that HermiT finds, a class and itself left out.

    `subclass_axioms` are (child, parent) of diseases, test results and other values alike.
    `definitions` are (subtype, parent, facets): the subtype is whatever is of the parent
    and has for each facet one of its values. `disjoint` are pairs that share no kind.

    Raises JavaMissing; OntologyInconsistent, naming the classes that can have no
    member; OntologyError for a class that is a kind of itself.

    >>> axioms = [("small-tumor", "tumor"), ("strongly-marked", "marked")]
    >>> defined = [("marked-tumor", "tumor", (("marker", (("marked", ()),)),)),
    ...            ("strongly-marked-small-tumor", "small-tumor", (("marker", (("strongly-marked", ()),)),))]
    >>> found = ("strongly-marked-small-tumor", "marked-tumor")
    >>> not java_available() or found in infer_kinds(axioms, defined)
    True
    """
    if not java_available():
        raise JavaMissing(
            what="the HermiT reasoner needs Java, and there is no `java` on the path",
            fix="install a Java runtime (Debian: default-jre-headless), or leave this check out",
        )
    _refuse_cycles(subclass_axioms, definitions)
    world = owlready2.World()
    try:
        classes = _state(world, subclass_axioms, definitions, disjoint)
        _run(world, classes)
        return frozenset((id, other) for id in classes for other in _above(id, classes) if other != id)
    finally:
        world.close()


def java_available() -> bool:
    """Say whether the reasoner can run here."""
    return shutil.which(owlready2.JAVA_EXE) is not None


def _refuse_cycles(subclass_axioms: Iterable[Pair], definitions: Iterable[Definition]) -> None:
    order: TopologicalSorter[str] = TopologicalSorter()
    for child, parent in [*subclass_axioms, *((id, parent) for id, parent, _ in definitions)]:
        order.add(child, parent)
    try:
        order.prepare()
    except CycleError as error:
        raise OntologyError(
            what=f"a class is a kind of itself: {' is a kind of '.join(reversed(error.args[1]))}",
            fix="remove one of these `is_a` claims or definitions",
        ) from None


def _state(
    world: Any,
    subclass_axioms: Iterable[Pair],
    definitions: Iterable[Definition],
    disjoint: Iterable[Pair],
) -> dict[str, Any]:
    """State everything as OWL in a world of its own; return the classes by id."""
    ontology = world.get_ontology(terms.CONCEPTS)
    classes: dict[str, Any] = {}
    properties: dict[str, Any] = {}

    def class_of(id: str) -> Any:
        if id not in classes:
            classes[id] = new_class(id, (owlready2.Thing,))
        return classes[id]

    def property_of(kind: str) -> Any:
        if kind not in properties:
            with ontology.get_namespace(terms.WF):
                properties[kind] = new_class(f"has_{kind}", (owlready2.ObjectProperty,))
        return properties[kind]

    def one_of(options: list[Any]) -> Any:
        return owlready2.Or(options) if len(options) > 1 else options[0]

    def all_of(parts: list[Any]) -> Any:
        return owlready2.And(parts) if len(parts) > 1 else parts[0]

    def filler(value: Filler) -> Any:
        name, parts = value
        narrowed = (property_of(kind).some(one_of([*map(class_of, names)])) for kind, names in parts)
        return all_of([class_of(name), *narrowed])

    with ontology:
        for child, parent in subclass_axioms:
            class_of(child).is_a.append(class_of(parent))
        for id, parent, facets in definitions:
            having = (property_of(kind).some(one_of([*map(filler, values)])) for kind, values in facets)
            class_of(id).equivalent_to.append(all_of([class_of(parent), *having]))
        for one, other in disjoint:
            owlready2.AllDisjoint([class_of(one), class_of(other)])
    return classes


def _run(world: Any, classes: dict[str, Any]) -> None:
    """Let HermiT add what it infers; nothing is fetched, since nothing is imported."""
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        raise OntologyInconsistent(what="the classes contradict each other", fix="look for a wrong `is_a`") from None
    except owlready2.OwlReadyJavaError as error:
        raise OntologyError(what=f"HermiT did not finish: {error}", fix="run it again, or mend Java") from None
    empty = sorted(id for id, class_ in classes.items() if owlready2.Nothing in class_.equivalent_to)
    if empty:
        raise OntologyInconsistent(
            what=f"nothing can be one of these: {', '.join(empty)}",
            fix="look among what they are kinds of for two that exclude each other (`disjoint_with`)",
        )


def _above(id: str, classes: dict[str, Any]) -> set[str]:
    """Return the named classes reached by parents and equivalents, itself included."""
    reached: set[str] = set()
    waiting = [id]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            direct = [*classes[name].is_a, *classes[name].equivalent_to]
            waiting.extend(found.name for found in direct if getattr(found, "name", None) in classes)
    return reached
