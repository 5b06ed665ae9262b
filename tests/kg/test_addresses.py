"""Pages that are never a source are refused by their address, and what to do is said."""

from pathlib import Path

import pytest

from kg.addresses import refused, refused_kinds
from ontology.errors import OntologyError
from tests.kg.builders import real_facts
from tests.kg.files import READ, complaints, folder, page

SEARCH = "a page of search results"
SERVER = "a server for development or tests"
MIRROR = "a mirror"
PROXY = "a library's proxy"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("http://dailymed.nlm.nih.gov/dailymed/search.cfm?adv=1&labeltype=all&query=abraxane", SEARCH),
        ("https://registry.example/Search?intr=x", SEARCH),
        ("https://www.google.com/search?q=x", SEARCH),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=x", SEARCH),
        ("https://dev-core-origin.publisher.example/home/x.html", SERVER),
        ("https://qa.publisher.example/x", SERVER),
        ("https://uat.publisherdev.example/x", SERVER),
        ("https://medical-affairs-staging.publisher.example/x", SERVER),
        ("https://prod.publisher.vercel.app/x", SERVER),
        ("http://box.mirror.example/modules/en/www.publisher.gov/prevention/index.html", MIRROR),
        ("https://archive.example/2019/https://publisher.org/x", MIRROR),
        ("https://publisher-org.proxy.library.example/x", PROXY),
        ("https://publisher.ezproxy.library.example/x", PROXY),
        ("https://publisher.example.idm.oclc.org/x", PROXY),
        ("http://webmail.publisher.example/druginfo/x", "a mail server"),
        ("http://app.info.publisher.example/e/es?s=1&elqTrackId=2", "a link from a mailing"),
    ],
)
def test_what_is_no_page_of_its_own_is_refused(address: str, kind: str) -> None:
    found = refused(address)
    assert found is not None, f"{address} was let through; add a pattern to ontology/addresses.yaml"
    assert found.kind == kind


@pytest.mark.parametrize(
    "address",
    [
        "https://dailymed.nlm.nih.gov/dailymed/lookup.cfm?setid=1&version=2",
        "https://api.fda.gov/drug/label.json?search=openfda.generic_name%3A%22x%22",
        "https://www.cancer.gov/types/breast/stages",
        "https://www.publisher.example/dev/qa/search-tips?lang=hr",
        "https://devon.publisher.example/demographics",
        "https://mailman.publisher.example/archive",
        "https://publisher.example/news/what-cancer.gov-says",
        "https://publisher.example/page?from=https://other.org/x",
        "https://github.com/owner/fda.gov-labels/blob/0eb5/label.json",
    ],
)
def test_a_page_with_an_address_of_its_own_is_let_through(address: str) -> None:
    assert refused(address) is None, "a pattern of ontology/addresses.yaml is too wide"


def test_a_refused_address_is_told_at_its_line_with_what_to_do(tmp_path: Path) -> None:
    text = page("c-page", *READ).replace("https://publisher.example/c-page", "https://qa.publisher.example/c-page")
    (said,) = complaints(folder(tmp_path, {"sources/c-page": text}))
    line = text.splitlines().index("url: https://qa.publisher.example/c-page") + 1
    assert said == (
        f"kg/sources/c-page.yaml:{line}: a server for development or tests is no source: "
        "https://qa.publisher.example/c-page; name the same page at its public address, and read it there"
    )


def test_no_source_of_ours_stands_at_such_an_address() -> None:
    held = [source.id for source in real_facts().sources.values() if refused(source.url)]
    assert not held, f"name the page's own address: {held}"


@pytest.mark.parametrize("text", ["- kind: x", "- {kind: x, pattern: '(', instead: y}", "{", "7"])
def test_a_broken_list_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "addresses.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match="no list of addresses"):
        refused_kinds(path)
