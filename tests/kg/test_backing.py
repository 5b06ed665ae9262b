"""An approval rests on an authority's word, or stands on a list of those that don't."""

from datetime import date

from kg.backing import lacking
from kg.claims import Citation, ReplacedReading
from tests.kg.builders import READ_ON, real_facts, says, vocabulary

MOST, ELSEWHERE = 16, 156
"""So many approvals are held on the word of others, where nobody could read the authority's page, or it is too new: in
the places whose authorities' pages could be read as a rule, and in others, of whose pages often only copies could."""
READ = {"us", "eu"}


def at(level: str, **more: ReplacedReading) -> Citation:
    return Citation(source=level, at="row 3", level=level, as_of=date(2025, 3, 1), checked_on=READ_ON, **more)


def test_one_citation_of_an_authority_is_enough() -> None:
    claim = says("kymriah approved_for b-cell-all", at("expert"), at("regulatory"), jurisdiction="us")
    assert lacking([claim], vocabulary()) == {"approved_for": ()}


def test_an_approval_on_the_word_of_others_is_told() -> None:
    claim = says("kymriah approved_for b-cell-all", at("expert"), at("review"), jurisdiction="us")
    assert lacking([claim], vocabulary()) == {"approved_for": (claim,)}


def test_a_citation_that_was_replaced_counts_no_more() -> None:
    newer = ReplacedReading(reading="expert", because="it is newer")
    claim = says(
        "kymriah approved_for b-cell-all", at("expert"), at("regulatory", superseded_by=newer), jurisdiction="us"
    )
    assert lacking([claim], vocabulary()) == {"approved_for": (claim,)}


def test_other_claims_may_rest_on_any_level() -> None:
    assert lacking([says("kymriah causes fever", at("expert"))], vocabulary()) == {"approved_for": ()}


def test_no_more_approvals_than_before_lack_a_regulators_word() -> None:
    found: dict[bool, list[str]] = {True: [], False: []}
    for claim in lacking(real_facts().claims.values(), vocabulary())["approved_for"]:
        found[not READ.isdisjoint(claim.qualifiers.get("jurisdiction", ()))].append(claim.id)
    for read, most in ((True, MOST), (False, ELSEWHERE)):
        assert len(found[read]) <= most, (
            f"find the authority's page for what is new, and cite it; lower the number where it can be: {found[read]}"
        )
