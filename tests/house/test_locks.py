"""The locks pin everything by hash, agree with one another, and name no place."""

import re
from itertools import pairwise

import pytest

from tests.house.tree import LOCKS, pyproject, text

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ \\;]+)(?: ; (?P<marker>[^\\]+))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
MEND = "run `make lock` and commit what it writes"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(lock: str) -> None:
    """So it names no host and no path, and installs the same bytes everywhere."""
    strange = [line for line in text(lock).splitlines() if not PIN.match(line) and not HASH.match(line)]
    assert not strange, f"{lock}: {MEND}:\n" + "\n".join(strange)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    pairs = pairwise([*text(lock).splitlines(), ""])
    bare = [line for line, after in pairs if PIN.match(line) and not HASH.match(after)]
    assert not bare, f"{lock}: {MEND}: {bare}"


def test_the_locks_agree() -> None:
    core, test, build = map(pins, LOCKS)
    apart = sorted((core | build) - {pin for pin in core | build if pin in test or pin[0] not in named(test)})
    assert not apart, f"one package, two versions; {MEND}: {apart}"
    assert core <= test, f"the test lock holds the core, too; {MEND}: {sorted(core - test)}"


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    project = pyproject()["project"]
    asked = {"requirements.lock": project["dependencies"]}
    asked["requirements-test.lock"] = project["optional-dependencies"]["test"]
    asked["requirements-build.lock"] = pyproject()["dependency-groups"]["build"]
    missing = [
        f"{lock}: {name}"
        for lock, wanted in asked.items()
        for name in (re.split(r"[<>=!~ \[;]", requirement)[0].lower() for requirement in wanted)
        if name not in named(pins(lock))
    ]
    assert not missing, f"{MEND}: {', '.join(missing)}"


def pins(lock: str) -> set[tuple[str, str, str]]:
    """Name, version and marker of all that a lock pins."""
    found = (PIN.match(line) for line in text(lock).splitlines())
    return {(pin["name"], pin["version"], (pin["marker"] or "").strip()) for pin in found if pin}


def named(held: set[tuple[str, str, str]]) -> set[str]:
    """The names alone."""
    return {name for name, _, _ in held}
