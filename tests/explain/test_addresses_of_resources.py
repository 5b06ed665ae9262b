"""What is offered as a page about something leads there: no two resources share an address."""

from __future__ import annotations

from tests.explain.real import claims


def test_no_two_resources_have_one_address() -> None:
    """A search that is named for one subject, and leads to the register's front page, is caught by this."""
    held: dict[str, list[str]] = {}
    for claim in claims("has_url"):
        assert claim.value, f"{claim.id}: no address"
        held.setdefault(claim.value.rstrip("/"), []).append(claim.subject)
    shared = {address: of for address, of in held.items() if len(set(of)) > 1}
    assert not shared, f"give each the address of its own page or search: {shared}"
