"""Where everything is installed (WAYFIND_CI=1, set by .ci/run), a skipped test is a failure.

The processes that run tests share a folder, and seldom look for garbage: what tests hold, they hold to the end.
"""

import gc
import os
from collections.abc import Generator
from contextlib import ExitStack

import pytest

from tests.house import shared

SELDOM = (200_000, 20, 100)
gc.set_threshold(*SELDOM)
STRICT = os.environ.get("WAYFIND_CI") == "1"
MEND = "skipped, and a skip is a failure under .ci/run: install there what the test needs, or drop the test\n"


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that says so; an expected failure (xfail) stays what it is."""
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = MEND + str(report.longrepr)


def pytest_configure(config: pytest.Config) -> None:
    """Begin a folder to share in the process that starts the others."""
    if not hasattr(config, "workerinput"):
        sharing = ExitStack()
        sharing.enter_context(shared.folder())
        config.add_cleanup(sharing.close)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Look at every test's report before anything else sees it."""
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Look at every file's report, too: a whole file can be skipped."""
    report = yield
    refuse_skip(report)
    return report
