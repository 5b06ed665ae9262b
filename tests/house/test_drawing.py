"""The drawn house: floors follow from imports, and no two modules lean on each other."""

from __future__ import annotations

import networkx as nx

from tests.house.drawing import PACKAGES, circles, floors, imports, leaning, lines


def small() -> nx.DiGraph[str]:
    house: nx.DiGraph[str] = nx.DiGraph()
    house.add_edges_from([("kg.a", "kg.b"), ("kg.b", "kg.c"), ("kg.a", "kg.c"), ("explain.ask.x", "kg.a")])
    return house


def test_a_module_stands_above_all_that_it_imports() -> None:
    assert floors(small(), "kg") == [["kg.c"], ["kg.b"], ["kg.a"]]
    assert leaning(small()) == {("explain.ask", "kg"): 1}


def test_modules_that_import_each_other_are_named() -> None:
    house = small()
    house.add_edge("kg.c", "kg.a")
    assert circles(house) == [["kg.a", "kg.b", "kg.c"]]
    assert floors(house, "kg") == [["kg.a", "kg.b", "kg.c"]]


def test_no_modules_of_ours_import_each_other() -> None:
    assert circles(imports()) == []


def test_every_module_of_ours_is_drawn() -> None:
    house = imports()
    drawn = {word for line in lines(house) for word in line.split()}
    for package in PACKAGES:
        assert {name.removeprefix(f"{package}.") for name in house if name.split(".")[0] == package} <= drawn
