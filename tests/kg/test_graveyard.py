"""A claim that went leaves a tombstone, and an id that was published once is never another's."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg import snapshot
from kg.claims import Claim
from kg.files import KG, read
from kg.graveyard import drafted, publish
from kg.tombstones import Tombstone, successors, vanished
from tests.kg.builders import READ_ON, cite, graph, real_facts, says, vocabulary, words
from tests.kg.files import claim, complaints, disease, folder

OLD, HELD = "melanoma.is_a.lump.000001", says("melanoma is_a skin-cancer").id
OCCASION = "retired/reworded"
FACTS = {"facts/disease/melanoma": disease("melanoma", claim("is_a skin-cancer"))}


def stones(*lines: str, on: str = "2026-11-22") -> dict[str, str]:
    """Facts with tombstones."""
    return {**FACTS, OCCASION: "\n".join((f"on: {on}", "because: Reworded.", "claims:", *lines, ""))}


def published(tmp_path: Path, *ids: str) -> None:
    """Ids that went out."""
    (tmp_path / "kg").mkdir(exist_ok=True)
    (tmp_path / "kg" / "published.txt").write_text("".join(f"{key}\n" for key in ids))


@pytest.mark.parametrize(
    ("line", "stone"),
    [
        (f"  {OLD}: {HELD}", Tombstone(on=READ_ON, because="Reworded.", replaced_by=(HELD,))),
        (f"  {OLD}:", Tombstone(on=READ_ON, because="Reworded.")),
        (f"  {OLD}: [{HELD}]", Tombstone(on=READ_ON, because="Reworded.", replaced_by=(HELD,))),
        (
            f"  {OLD}: {{replaced_by: {HELD}, because: It was wrong.}}",
            Tombstone(on=READ_ON, because="It was wrong.", replaced_by=(HELD,)),
        ),
    ],
)
def test_a_tombstone_says_since_when_and_why_and_what_took_its_place(
    tmp_path: Path, line: str, stone: Tombstone
) -> None:
    published(tmp_path, OLD)
    facts = folder(tmp_path, stones(line))
    assert complaints(facts) == []
    assert facts.graveyard.tombstones == {OLD: stone}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            stones(f"  {HELD}: {OLD}"),
            f"kg/facts/disease/melanoma.yaml:5: '{HELD}' was retired on 2026-11-22 (kg/retired/reworded.yaml:4):"
            " Reworded.; if the same statement holds again, take its tombstone away",
        ),
        (stones(f"  {OLD}: melanoma.is_a.skin-cancr"), f"which is not held; did you mean '{HELD}'?"),
        (stones(f"  {OLD}: zzz"), "kg/retired/reworded.yaml:4: "),
        (stones(f"  {OLD}: {OLD}"), f"'{OLD}' is replaced by itself in the end"),
        (stones("  a: b", "  b: a"), "'a' is replaced by itself in the end"),
        (stones(f"  {OLD}: {HELD}", on="2026-11-23"), "2026-11-23 has not come yet"),
        (stones(f"  {OLD}: {{becase: x}}"), "unknown key 'becase'; did you mean 'because'?"),
        ({**stones(f"  {OLD}:"), "retired/twice": stones(f"  {OLD}:")[OCCASION]}, "is already at kg/retired/reworded"),
    ],
)
def test_a_slip_in_a_tombstone_is_told(tmp_path: Path, files: dict[str, str], said: str) -> None:
    assert [told for told in complaints(folder(tmp_path, files)) if said in told], f"not told: {said}"


def test_a_published_claim_that_is_gone_without_a_tombstone_is_told_with_what_to_write(tmp_path: Path) -> None:
    gone = HELD.rpartition(".")[0] + ".000000"
    published(tmp_path, OLD, gone)
    other, (told) = sorted(complaints(folder(tmp_path, FACTS)))
    assert other.startswith(f"kg/published.txt:1: '{OLD}' was published and is gone; write what took its place")
    assert told.startswith(f"kg/published.txt:2: '{gone}' was published and is gone")
    assert told.endswith(f"as `{gone}: {HELD}`")


def test_what_a_slip_kept_from_being_read_is_not_called_gone(tmp_path: Path) -> None:
    published(tmp_path, HELD)
    slip = FACTS["facts/disease/melanoma"].replace("type:", "tpye:")
    told = complaints(folder(tmp_path, {"facts/disease/melanoma": slip}))
    assert [finding for finding in told if "tpye" in finding]
    assert not [finding for finding in told if "was published and is gone" in finding]


def test_a_tombstone_may_lead_to_another(tmp_path: Path) -> None:
    assert complaints(folder(tmp_path, stones("  a: b", f"  b: {HELD}"))) == []


def test_publishing_adds_and_never_takes_away(tmp_path: Path) -> None:
    assert publish(tmp_path, ["b", "a"]) == 2
    assert publish(tmp_path, ["b", "c"]) == 1
    assert (tmp_path / "published.txt").read_text() == "a\nb\nc\n"


def limited(*limits: str, source: str = "a-page") -> Claim:
    """A claim that a migration of qualifiers gives another id."""
    return says("cure approved_for illness", cite(source), jurisdiction=limits)


def test_claims_that_a_migration_renamed_get_their_tombstones_in_one_go(tmp_path: Path) -> None:
    """Old claims and new ones in, a file of `retired/` out; what has no successor, or several, is seen there."""
    gloss = says("cure gloss -").model_copy(update={"words": words(plain="Old words."), "id": "cure.gloss.text.000001"})
    before = [limited("us"), limited("eu", source="b-page"), gloss, says("cure has_target her2")]
    after = [limited("us", "japan"), limited("eu", "uk", source="b-page"), says("cure gloss New words.")]
    held = {claim.id: claim for claim in after}
    gone = vanished([claim.id for claim in before], held, [])
    assert gone == tuple(claim.id for claim in before)
    text = drafted(READ_ON, "Places became lists: a test", {c.id: successors(c, after) for c in before})
    (tmp_path / "kg" / "retired").mkdir(parents=True)
    (tmp_path / "kg" / "retired" / "places.yaml").write_text(text)
    stone = read(vocabulary(), tmp_path / "kg").graveyard.tombstones
    assert [stone[key].replaced_by for key in gone] == [(after[0].id,), (after[1].id,), (after[2].id,), ()]
    assert {one.because for one in stone.values()} == {"Places became lists: a test"}
    assert vanished(gone, held, stone) == ()


def test_a_snapshot_keeps_the_tombstones(tmp_path: Path) -> None:
    stone = {OLD: Tombstone(on=READ_ON, because="Reworded.", replaced_by=(HELD,))}
    held = replace(graph({"Disease": "melanoma skin-cancer"}, [says("melanoma is_a skin-cancer")]), retired=stone)
    snapshot.write(tmp_path, snapshot.Inputs(tmp_path, ()), held, b"", b"{}", "", "0", READ_ON)
    assert snapshot.opened(tmp_path).graph.retired == stone


def test_every_real_claim_that_was_published_is_held_or_has_a_tombstone() -> None:
    facts = real_facts()
    gone = vanished(facts.graveyard.published, facts.claims, facts.graveyard.tombstones)
    assert not gone, f"write what took their place into a file of kg/retired: {gone}"


def test_the_real_list_of_published_ids_is_sorted_and_holds_each_once() -> None:
    lines = (KG / "published.txt").read_text("utf-8").splitlines()
    assert lines == sorted(set(lines)), "only `wayfind kb publish` writes kg/published.txt"
