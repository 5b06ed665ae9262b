"""The tree of errors drawn in ontology/errors.py is the tree there is."""

import importlib
import re
from pathlib import Path

from ontology import errors
from ontology.errors import WayfindError
from tests.house.tree import package_modules

DRAWN = re.compile(r"^(?P<branch>[\s│├└─|`+-]*)(?P<name>[A-Z]\w+)\b")


def test_the_drawn_errors_are_the_errors() -> None:
    """Every error of the five packages stands in the drawing, below its own parent."""
    for path in package_modules():
        importlib.import_module(module_name(path))
    drawn, real = drawn_tree(errors.__doc__ or ""), real_tree(WayfindError)
    assert drawn == real, (
        "mend the drawing at the head of ontology/errors.py:"
        f" only drawn {sorted(drawn - real)}; only in the code {sorted(real - drawn)} (parent, error)"
    )


def drawn_tree(doc: str) -> set[tuple[str, str]]:
    """Pairs of parent and child, read off the indentation of the drawing."""
    pairs: set[tuple[str, str]] = set()
    above: list[tuple[int, str]] = []
    lines = doc.splitlines()
    start = next((number for number, line in enumerate(lines) if line.strip() == WayfindError.__name__), None)
    assert start is not None, "ontology/errors.py: draw the tree, beginning with WayfindError on its own line"
    for line in lines[start:]:
        found = DRAWN.match(line)
        if not found:
            break
        depth = len(found["branch"])
        above = [(column, name) for column, name in above if column < depth]
        if above:
            pairs.add((above[-1][1], found["name"]))
        above.append((depth, found["name"]))
    return pairs


def real_tree(root: type[Exception]) -> set[tuple[str, str]]:
    """Pairs of parent and child among the classes below root that the five packages define."""
    children = [child for child in root.__subclasses__() if not child.__module__.startswith("tests.")]
    pairs = {(root.__name__, child.__name__) for child in children}
    return pairs.union(*(real_tree(child) for child in children))


def module_name(path: Path) -> str:
    """kg/files.py is kg.files, and kg/__init__.py is kg."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")
