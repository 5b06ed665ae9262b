"""`wayfind serve`: it says where it is, keeps what is asked out of its log, and stops when told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from api.cli.serve import listening
from api.settings import Settings
from ontology.errors import WayfindError
from tests.api import samples
from tests.house.tree import ROOT


def test_a_served_site_answers_logs_nothing_that_is_asked_and_stops(tmp_path: Path) -> None:
    environment = {**os.environ, "WAYFIND_SNAPSHOTS": str(samples.write_snapshot(tmp_path)), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", "from api.cli.main import main; main(['serve', '--port', '0'])"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as site:
        try:
            assert site.stdout is not None
            said = site.stdout.readline()
            url = next(word for word in said.split() if word.startswith("http://"))
            with urlopen(f"{url}health", timeout=60) as reply:
                assert reply.status == 200
            form = urlencode({"question": "What is HER2, my secretword?"}).encode()
            with urlopen(Request(f"{url}ask", data=form), timeout=60) as reply:
                assert reply.status == 200
            site.send_signal(signal.SIGINT)
            rest, _ = site.communicate(timeout=60)
        finally:
            site.kill()
    assert site.returncode == 0, said + rest
    assert "secretword" not in said + rest
    assert "Traceback" not in said + rest


def test_a_port_in_use_is_told_with_its_remedy() -> None:
    with listening(Settings(port=0)) as taken, pytest.raises(WayfindError) as told:
        listening(Settings(port=taken.getsockname()[1]))
    assert "address already in use; choose another with --host and --port" in str(told.value)


def test_a_host_that_is_none_is_told_in_words() -> None:
    with pytest.raises(WayfindError, match=r"256\.1\.1\.1"):
        listening(Settings(host="256.1.1.1"))
