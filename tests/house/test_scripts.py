"""The scripts under .ci/ are sound, and under them a skipped test is a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, project_files

SCRIPTS = [path for path in project_files() if path.parts[0] == ".ci"]


@pytest.mark.parametrize("script", SCRIPTS, ids=str)
def test_a_script_can_be_run(script: Path) -> None:
    assert os.access(ROOT / script, os.X_OK), f"chmod +x {script}"
    shell = (ROOT / script).open().readline().split("/")[-1].split()[-1]
    run = subprocess.run([shell, "-n", ROOT / script], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(("ci", "code"), [("1", 1), ("", 0)], ids=["in CI", "elsewhere"])
def test_a_skip_fails_only_in_ci(ci: str, code: int, tmp_path: Path) -> None:
    """What needs Java or a browser may be skipped on a desk, never where both are installed."""
    sample = tmp_path / "test_sample.py"
    sample.write_text("import pytest\n\ndef test_one():\n    pytest.skip('no browser')\n")
    environment = {**os.environ, "WAYFIND_CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [*command, f"--rootdir={tmp_path}", "-c", os.devnull, sample],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == code, run.stdout
