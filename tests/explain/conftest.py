"""The real graph as fixtures, built once by each process that runs tests."""

import pytest

from explain.ask.answer import Asker
from explain.knowledge import Knowledge
from tests.explain import real


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The real facts with the real content."""
    return real.knowledge()


@pytest.fixture(scope="session")
def asker() -> Asker:
    """Someone who answers from the real graph."""
    return real.asker()
