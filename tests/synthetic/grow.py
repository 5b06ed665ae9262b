"""A whole checkout around a grown graph, in which every command runs. Knows no fact and no file's form."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from kg.files import read as read_facts
from ontology.turtle import read_vocabulary
from tests.house.tree import PACKAGES, ROOT
from tests.synthetic.worlds import Worlds
from tests.synthetic.writer import read, written

SEED = 20261122
FOLDERS = ("kg/facts", "kg/sources")
LEFT = shutil.ignore_patterns("__pycache__", "snapshots")


def grown(root: Path, claims: int, seed: int = SEED) -> Path:
    """Write a checkout with at least so many claims; with fewer than the real graph has, just that one.

    Args:
        root: a folder that is not there yet.
        claims: how many.
        seed: equal seeds give equal files.
    """
    for package in PACKAGES:
        shutil.copytree(ROOT / package, root / package, ignore=LEFT)
    shutil.copy(ROOT / "pyproject.toml", root)
    vocabulary = read_vocabulary()
    facts = read_facts(vocabulary)
    worlds = Worlds(facts, vocabulary, 0, seed)
    each = sum(worlds.has_own(claim.subject) for claim in facts.claims.values())
    count = max(0, ceil((claims - len(facts.claims)) / each))
    fill(root, Worlds(facts, vocabulary, count, seed))
    return root


def fill(root: Path, worlds: Worlds) -> None:
    """Write all files of every world but the real one."""
    for name, text in made(worlds):
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def made(worlds: Worlds) -> Iterator[tuple[str, str]]:
    """The name and text of each of them."""
    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.yaml")):
        file = read(path.read_text("utf-8"))
        if not worlds.has_own(file.subject):
            continue
        for world in range(1, worlds.count + 1):
            own = path.stem.replace(file.subject, worlds.own(world, file.subject))
            stem = own if own != path.stem else f"{own}-{world}"
            yield path.relative_to(ROOT).with_name(f"{stem}.yaml").as_posix(), written(worlds, world, file)
