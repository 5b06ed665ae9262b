"""Files are small, say what they are for, and have names that mean something."""

import ast
from pathlib import Path

from tests.house.tree import ROOT, own_files, project_files, text

LONGEST = 400
VAGUE = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py"}


def test_no_source_file_is_longer_than_one_sitting() -> None:
    """Split a long file by its nouns: one noun a file, one verb a function."""
    sizes = {path: len(text(path).splitlines()) for path in own_files(".py", ".j2", ".js", ".css", ".html")}
    long = [f"{path}: {lines} lines" for path, lines in sizes.items() if lines > LONGEST]
    assert not long, f"over {LONGEST} lines; split by nouns:\n" + "\n".join(long)


def test_no_module_is_named_for_nothing() -> None:
    vague = [str(path) for path in own_files(".py") if path.name in VAGUE]
    assert not vague, "name each after the one noun it holds: " + ", ".join(vague)


def test_every_module_says_on_its_first_line_what_it_is_for() -> None:
    silent = [path for path in own_files(".py") if not first_line(path)]
    assert not silent, "begin with a docstring (what it is for; what it knows nothing of): " + names(silent)


def test_every_folder_of_tests_is_a_package() -> None:
    """Else pytest would import tests/kg as kg."""
    folders = {parent for path in own_files(".py") for parent in path.parents if path.parts[0] == "tests"}
    bare = sorted(folder for folder in folders - {Path()} if not (ROOT / folder / "__init__.py").is_file())
    assert not bare, "add an __init__.py with a docstring to: " + names(bare)


def test_no_test_file_is_empty_or_parked() -> None:
    """A test file without tests looks like cover and is none."""
    files = [path for path in project_files() if path.parts[0] == "tests" and path.match("test_*.py")]
    empty = [path for path in files if not any(name.startswith("test_") for name in functions_in(path))]
    assert not empty, "write a test there, or delete: " + names(empty)


def first_line(path: Path) -> str:
    """The docstring's first line, if the file begins with it."""
    doc = ast.get_docstring(ast.parse(text(path))) or ""
    return doc.splitlines()[0].strip() if doc and text(path).startswith(('"""', 'r"""')) else ""


def functions_in(path: Path) -> list[str]:
    """The names of the functions in a file."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node.name for node in ast.walk(ast.parse(text(path))) if isinstance(node, functions)]


def names(paths: list[Path]) -> str:
    """Paths as one line."""
    return ", ".join(map(str, paths))
