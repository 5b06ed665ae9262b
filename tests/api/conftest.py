"""The real facts as a snapshot, written once by each process that runs tests."""

from pathlib import Path

import pytest

from tests.api import samples


@pytest.fixture(scope="session")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a current snapshot of the real facts."""
    return samples.write_snapshot(tmp_path_factory.mktemp("snapshots"))
