"""What is installed: the five names are ours alone, scripts load, every config table has a reader."""

from importlib.metadata import EntryPoint, distributions, packages_distributions

from tests.house.tree import PACKAGES, pyproject

# The distribution that reads a table, where it is not called as the table is.
READERS = {"hatch": "hatchling", "importlinter": "import-linter"}


def test_no_other_distribution_claims_our_names() -> None:
    """An installed package called `api` or `kg` would be imported in our place, or we in its."""
    claims = {name: set(packages_distributions().get(name, ())) - {"wayfind"} for name in PACKAGES}
    taken = {name: others for name, others in claims.items() if others}
    assert not taken, f"leave out the dependency that brings {taken}, or keep it in an environment of its own"


def test_wayfind_is_installed_once() -> None:
    found = [dist for dist in distributions() if dist.name == "wayfind"]
    assert len(found) == 1, "run `make clean`, then `make test`: it sets up again"


def test_it_cannot_be_uploaded_by_mistake() -> None:
    assert "Private :: Do Not Upload" in pyproject()["project"]["classifiers"]


def test_every_console_script_loads() -> None:
    for name, target in pyproject()["project"]["scripts"].items():
        loaded = EntryPoint(name=name, value=target, group="console_scripts").load()
        assert callable(loaded), f"{name} = {target}: not a function"


def test_every_config_table_belongs_to_an_installed_tool() -> None:
    installed = {dist.name.lower() for dist in distributions()}
    unread = [f"[tool.{table}]" for table in pyproject()["tool"] if READERS.get(table, table) not in installed]
    assert not unread, f"pyproject.toml: nothing reads {', '.join(unread)}; delete it, or add the tool"
