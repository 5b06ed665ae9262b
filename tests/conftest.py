"""Where everything is installed (WAYFIND_CI=1, set by .ci/run), a skipped test is a failure."""

import os
from collections.abc import Generator

import pytest

STRICT = os.environ.get("WAYFIND_CI") == "1"
MEND = "skipped, and a skip is a failure under .ci/run: install there what the test needs, or drop the test\n"


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that says so; an expected failure (xfail) stays what it is."""
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = MEND + str(report.longrepr)


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
