"""Imports point down, and one module alone reads the environment."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT, package_modules, text

READER = Path("api/settings.py")
READS = {"environ", "environb", "getenv", "getenvb", "putenv"}


def test_imports_keep_the_contracts() -> None:
    """The contracts are stated in pyproject.toml, under tool.importlinter."""
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, (
        "move the code to the layer that may know it, or pass the value in as an argument:\n" + run.stdout + run.stderr
    )


def test_only_the_settings_read_the_environment() -> None:
    found = [f"{path}:{line}" for path in package_modules() if path != READER for line in environment_reads(path)]
    assert not found, f"read it in {READER} and pass the value in: " + ", ".join(found)


def environment_reads(path: Path) -> list[int]:
    """Lines that read os.environ or its like, whatever os is called there."""
    tree = ast.parse(text(path))
    attributes = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in READS]
    imported = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "os" and READS & {a.name for a in node.names}
    ]
    return sorted(attributes + imported)
