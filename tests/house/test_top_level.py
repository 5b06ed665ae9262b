"""The top level holds what it is meant to hold, and no file names the machine it was written on."""

import re
from pathlib import Path

from tests.house.tree import PACKAGES, project_files, text

FOLDERS = {*PACKAGES, "tests", ".ci", ".github"}
FILES = re.compile(r"pyproject\.toml|README\.md|LICENSE.*|CHANGELOG\.md|CONTRIBUTING\.md|Makefile|[\w-]+\.lock|\.\w+")
# Written in halves, or this file would be the first to break its promise.
HOSTS = (
    "py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "ana" + "conda.org",
    "deb.deb" + "ian.org", "deb" + "ian.org/debian",
)  # fmt: skip
HOST = re.compile("|".join(map(re.escape, HOSTS)))
MACHINE_PATH = re.compile(
    r"(?<![\w./~-])/(?:root|work|home/\w+|Users/\w+|tmp/\w+)/\w|bash_" + r"jobs|(?<!\w)[A-Z]:\\Users"
)


def test_the_top_level_holds_only_what_belongs_there() -> None:
    folders = {path.parts[0] for path in project_files() if len(path.parts) > 1}
    files = {path.name for path in project_files() if len(path.parts) == 1}
    strange = sorted(folders - FOLDERS) + sorted(name for name in files if not FILES.fullmatch(name))
    assert not strange, "move into the part it belongs to: " + ", ".join(strange)


def test_no_file_names_a_machine_path_or_a_package_host() -> None:
    found = [
        f"{path}:{number}: {line.strip()[:90]}"
        for path in project_files()
        if "vendor" not in path.parts
        for number, line in enumerate(lines(path), start=1)
        if HOST.search(line) or MACHINE_PATH.search(line)
    ]
    assert not found, "say it without the place it was written on:\n" + "\n".join(found)


def lines(path: Path) -> list[str]:
    """The lines of a text file; a picture or font has none."""
    try:
        return text(path).splitlines()
    except UnicodeDecodeError:
        return []
