"""`wayfind kb fits`: approvals against diseases are counted, and those drawn say what they rest on."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from api.cli import fits
from api.cli.main import main
from tests.api import samples
from tests.explain.real import TODAY, knowledge

Captured = pytest.CaptureFixture[str]
every_pair = fits._pairs
VERDICTS = {"fits", "does not fit", "not known"}


@pytest.fixture(autouse=True)
def _there(snapshots: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYFIND_SNAPSHOTS", str(snapshots))
    monkeypatch.setenv("WAYFIND_TODAY", TODAY.isoformat())
    monkeypatch.setattr("api.opening.open_asker", lambda settings, _: samples.opened(settings.snapshots))
    monkeypatch.setattr("api.cli.fits._pairs", lambda _: pairs(snapshots))


@cache
def pairs(snapshots: Path) -> list[fits.Pair]:
    """Every approval with every disease: tested once, whatever is drawn of them."""
    return list(every_pair(samples.opened(snapshots).knowledge.graph))


def told(capsys: Captured, *arguments: str) -> str:
    """What the command prints."""
    with pytest.raises(SystemExit) as left:
        main(("kb", "fits", *arguments))
    assert not left.value.code
    return capsys.readouterr().out


def test_what_is_drawn_is_drawn_again_by_its_seed(capsys: Captured) -> None:
    first, again, other = (
        json.loads(told(capsys, "--sample", "9", "--seed", seed, "--format", "json")) for seed in "778"
    )
    assert first == again
    assert first["verdicts"] == other["verdicts"]
    assert first["sample"] != other["sample"]
    counts = first["verdicts"]["all conditions"]
    assert sum(counts.values()) == sum(first["verdicts"]["disease"].values())
    assert counts.keys() <= VERDICTS


def test_every_approval_fits_a_case_of_just_what_it_asks_for(capsys: Captured) -> None:
    verdicts = json.loads(told(capsys, "--format", "json"))["verdicts"]["its own conditions"]
    assert verdicts.keys() == {"fits"}
    assert verdicts["fits"] > 200


def test_a_pair_says_how_each_condition_fits_and_what_that_rests_on(capsys: Captured) -> None:
    pairs = json.loads(told(capsys, "--sample", "12", "--format", "json"))["sample"]
    assert len(pairs) == 12
    for pair in pairs:
        assert pair["verdict"] in VERDICTS
        assert {condition["verdict"] for condition in pair["conditions"]} <= VERDICTS
        if pair["verdict"] == "does not fit":
            assert any(condition["verdict"] == "does not fit" for condition in pair["conditions"])
        resting = {claim for condition in pair["conditions"] for claim in condition["claims"]}
        assert resting <= knowledge().graph.claims.keys()


def test_it_is_read_as_text_too(capsys: Captured) -> None:
    out = told(capsys, "--sample", "2")
    assert "all conditions" in out
    assert "\n2. " in out
