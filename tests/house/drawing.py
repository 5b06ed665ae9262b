"""`make house`: the house drawn as text: which module stands on which floor, and which room leans on which.

A module stands one floor above the highest that it imports of its own package; what imports none, on the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median
from textwrap import wrap

import grimp
import networkx as nx

PACKAGES = ("ontology", "kg", "explain", "viz", "api")
WIDTH = 110


def imports() -> nx.DiGraph[str]:
    """Who imports whom, over all modules of the project."""
    graph = grimp.build_graph(*PACKAGES)
    out: nx.DiGraph[str] = nx.DiGraph()
    out.add_nodes_from(graph.modules)
    out.add_edges_from((one, other) for one in graph.modules for other in graph.find_modules_directly_imported_by(one))
    return out


def floors(house: nx.DiGraph[str], package: str) -> list[list[str]]:
    """The modules of a package by floor, the lowest first; those that import each other stand on one."""
    own = house.subgraph(name for name in house if name.split(".")[0] == package)
    rings = nx.condensation(own.reverse(copy=True))
    members = rings.nodes(data="members")
    return [sorted(name for ring in floor for name in members[ring]) for floor in nx.topological_generations(rings)]


def circles(house: nx.DiGraph[str]) -> list[list[str]]:
    """Modules that import each other, round about, too."""
    return sorted(sorted(ring) for ring in nx.strongly_connected_components(house) if len(ring) > 1)


def room(module: str) -> str:
    """The folder that a module stands in."""
    return module.rpartition(".")[0] or module


def leaning(house: nx.DiGraph[str]) -> Counter[tuple[str, str]]:
    """Room and the room that it imports from, with by how many imports."""
    return Counter((room(one), room(other)) for one, other in house.edges if room(one) != room(other))


def lines(house: nx.DiGraph[str]) -> Iterator[str]:
    """The drawing."""
    for package in PACKAGES:
        held = floors(house, package)
        own = [name for floor in held for name in floor]
        count = sum(house.out_degree(name) for name in own)
        per = median(house.out_degree(name) for name in own)
        yield f"{package}: {len(own)} modules on {len(held)} floors, {count} imports, {per:g} at the median"
        for place in range(len(held), 0, -1):
            names = " ".join(name.removeprefix(f"{package}.") for name in held[place - 1])
            yield from wrap(names, WIDTH, initial_indent=f"{place:3} ", subsequent_indent="    ")
        yield ""
    arrows = leaning(house)
    yield f"Rooms: {len({one for pair in arrows for one in pair})}, {len(arrows)} arrows (imports)"
    for one in sorted({one for one, _ in arrows}):
        told = ", ".join(f"{other} {count}" for (a, other), count in sorted(arrows.items()) if a == one)
        yield from wrap(f"{one} → {told}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def main() -> None:
    """Print it."""
    print("\n".join(lines(imports())))


if __name__ == "__main__":
    main()
