"""Which files belong to the project, and what pyproject.toml says; knows nothing of what is right."""

import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ontology", "kg", "explain", "viz", "api")
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-build.lock")


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that git keeps or would keep, as a path relative to the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (Path(name) for name in sorted(set(listed.split("\0"))) if name)
    return tuple(path for path in paths if (ROOT / path).is_file())


def own_files(*suffixes: str) -> list[Path]:
    """The project's own files with one of these suffixes: what others wrote lies in folders named vendor."""
    return [path for path in project_files() if path.suffix in suffixes and "vendor" not in path.parts]


def package_modules() -> list[Path]:
    """Every Python file of the five packages."""
    return [path for path in own_files(".py") if path.parts[0] in PACKAGES]


def text(path: Path | str) -> str:
    """What stands in a project file."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def pyproject() -> dict[str, Any]:
    """pyproject.toml as a table."""
    return tomllib.loads(text("pyproject.toml"))
