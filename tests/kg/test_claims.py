"""A claim's id is that of its statement, and a claim expires when its sources do."""

import hashlib
import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims import Claim, claim_id
from tests.kg.builders import cite, says, words

CLAIM = "kymriah approved_for b-cell-all"


def test_sourcing_a_claim_anew_keeps_its_id() -> None:
    other = says(CLAIM, cite("another-page", date(2026, 1, 1)), valid_for=30, jurisdiction="us")
    assert says(CLAIM, jurisdiction="us").id == other.id


@pytest.mark.parametrize(
    "other",
    [
        says(CLAIM, jurisdiction="eu"),
        says(CLAIM),
        says(CLAIM, jurisdiction=("us", "eu")),
        says("kymriah not approved_for b-cell-all", jurisdiction="us"),
        says("kymriah listed_for b-cell-all", jurisdiction="us"),
        says("yescarta approved_for b-cell-all", jurisdiction="us"),
        says("kymriah approved_for dlbcl", jurisdiction="us"),
    ],
)
def test_another_statement_has_another_id(other: Claim) -> None:
    assert says(CLAIM, jurisdiction="us").id != other.id


def test_the_order_of_qualifier_kinds_does_not_matter() -> None:
    one = claim_id("a", "causes", "b", {"disease": ("x",), "combination": ("y",)}, "supports")
    assert one == claim_id("a", "causes", "b", {"combination": ("y",), "disease": ("x",)}, "supports")


@given(st.text(), st.dictionaries(st.text(), st.lists(st.text()).map(tuple)))
def test_an_id_is_a_slug_and_six_hex_digits_whatever_is_said(said: str, qualifiers: dict[str, tuple[str, ...]]) -> None:
    slug, _, digest = claim_id("a", "reported", said, qualifiers, "supports").rpartition(".")
    assert slug.startswith("a.reported.")
    assert len(digest) == 6


def test_a_claim_speaks_for_its_newest_source() -> None:
    claim = says(CLAIM, cite("old", date(2020, 1, 1)), cite("new", date(2025, 6, 1)), valid_for=365)
    expires = date(2025, 6, 1) + timedelta(days=365)
    assert claim.as_of == date(2025, 6, 1)
    assert not claim.stale_on(expires)
    assert claim.stale_on(expires + timedelta(days=1))
    assert not says(CLAIM).stale_on(date.max)


def test_a_claim_that_can_expire_may_have_changed_before_it_does() -> None:
    day = date(2025, 6, 1)
    claim, later = says(CLAIM, cite("one", day), valid_for=365), day + timedelta(days=60)
    assert not claim.doubted_on(later, 60)
    assert claim.doubted_on(later + timedelta(days=1), 60)
    assert not claim.doubted_on(day + timedelta(days=365), None)
    assert claim.doubted_on(day + timedelta(days=366), None), "what has expired may have changed"
    assert not says(CLAIM, cite("one", day)).doubted_on(date.max, 60), "what never expires does not change"


def test_a_register_without_words_takes_those_of_the_next_plainer_one() -> None:
    held = words(plain="Kymriah", standard="tisagenlecleucel")
    assert (held.say("plain"), held.say("standard"), held.say("clinical")) == (
        "Kymriah",
        "tisagenlecleucel",
        "tisagenlecleucel",
    )
    assert held.say("plain", "es") is None


@given(
    st.text(),
    st.one_of(st.text(), st.dictionaries(st.text(), st.dictionaries(st.text(), st.text()))),
    st.dictionaries(st.text(), st.lists(st.text()).map(tuple)),
)
def test_an_id_is_the_hash_of_the_statement_as_json(
    subject: str, said: str | dict[str, object], qualifiers: dict[str, tuple[str, ...]]
) -> None:
    """Ids are published: a faster way to write the statement must write the same."""
    facets = {kind: sorted(values) for kind, values in qualifiers.items()}
    statement = json.dumps([subject, "is_a", said, facets, "supports"], sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(statement.encode("utf-8", "surrogatepass")).hexdigest()
    assert claim_id(subject, "is_a", said, qualifiers, "supports").endswith(f".{digest[:6]}")


def test_what_follows_from_a_claim_follows_anew_from_a_copy_of_it() -> None:
    """Else a copy that perishes would never be told to be out of date, since what it is a copy of did not perish."""
    lasting = says("her2-car-t has_target her2")
    long_after = lasting.as_of + timedelta(days=900)
    assert not lasting.stale_on(long_after)
    assert lasting.named == ("her2-car-t", "her2")
    copied = lasting.model_copy(update={"valid_for": 365, "object": "cd19"})
    assert copied.stale_on(long_after)
    assert copied.named == ("her2-car-t", "cd19")
