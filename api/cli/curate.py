"""`wayfind kb reread` and `wayfind kb show`: what the files say, in words, with where it stands. Knows no graph.

They read the files of a checkout, not the snapshot, so that each line can be gone to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from api.cli.terminal import complain, write
from ontology.errors import UsageError

if TYPE_CHECKING:
    from api.settings import Settings
    from kg.claims import Citation, Reading
    from kg.lookup import Line, Page, Say, Sheet
    from kg.merge import Facts
    from ontology.vocabulary import Vocabulary

Wanted = Annotated[Literal["text", "json"], typer.Option("--format", help="What to print.")]


def reread(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A source's id; SOURCE/READING for one reading.")],
    format: Wanted = "text",
) -> None:
    """List what rests on a source, place by place, so that you can read the page again and then change one day."""
    from kg.lookup import resting_on

    facts, say = _facts()
    sheet = resting_on(facts, say, source)
    write(json.dumps(_sheet_json(sheet), ensure_ascii=False, indent=2) if format == "json" else _sheet(sheet))


def show(
    concept: Annotated[str, typer.Argument(metavar="CONCEPT", help="A concept's id, or any name of it.")],
    format: Wanted = "text",
) -> None:
    """Print all that is said of a concept, and where each claim stands."""
    from kg.lookup import said_of

    facts, say = _facts()
    page = said_of(facts, say, concept)
    write(json.dumps(_page_json(page), ensure_ascii=False, indent=2) if format == "json" else _page(page))


def _facts() -> tuple[Facts, Say]:
    """What the files of the checkout say, and how claims read. Whatever is wrong is told, and the rest still shown."""
    from api.library import is_checkout
    from api.settings import read_settings
    from kg.files import read
    from kg.lookup import in_words_of
    from ontology.turtle import read_vocabulary

    settings = read_settings()
    if not is_checkout(settings):
        raise UsageError(what="an installed Wayfind has no files to look up", fix="do this in a checkout")
    vocabulary = read_vocabulary(settings.root / "ontology" / "wayfind.ttl")
    facts = read(vocabulary, settings.root / "kg")
    if facts.findings:
        complain(f"{len(facts.findings)} to mend, and left out here: run `wayfind kb check`")
    return facts, _sentences(settings, facts, vocabulary) or in_words_of(facts, vocabulary)


def _sentences(settings: Settings, facts: Facts, vocabulary: Vocabulary) -> Say | None:
    """How claims read in an answer; None where something keeps facts and content from being answered from."""
    from api.words import SLOTS
    from explain.book.compile import compiled_content
    from explain.book.written import read_content
    from explain.speaker import Speaker
    from kg.gates import check
    from kg.graph import compiled

    if facts.findings or check(facts, vocabulary, settings.day()):
        return None
    graph = compiled(vocabulary, facts.concepts, facts.claims, facts.sources, facts.graveyard.tombstones)
    book = compiled_content(read_content(settings.root / "explain" / "content"), graph, SLOTS).book
    return Speaker(graph, book.wording).statement if book else None


def _sheet(sheet: Sheet) -> str:
    source, out = sheet.source, []
    out += [f"{source.title} ({source.publisher}{f', {source.date}' if source.date else ''})", source.url]
    out += [f"{name or source.id}: {_read(reading)}  {where}" for name, (reading, where) in sheet.readings.items()]
    for spot in sheet.spots:
        out += ["", f"{spot.reading}: {spot.at}" if spot.reading else spot.at]
        out += [f"  {_text(line)}\n      {line.where[0]}" for line in spot.lines]
    count = len({line.claim.id for spot in sheet.spots for line in spot.lines})
    days = ", ".join(dict.fromkeys(where for _, where in sheet.readings.values()))
    return "\n".join((*out, "", f"{count} claims rest on it. Once they are read again: change `read_on` at {days}"))


def _page(page: Page) -> str:
    concept = page.concept
    out = [f"{concept.label.say('plain')} ({concept.id}, {concept.type})  {page.where}"]
    if concept.synonyms:
        out.append(f"also: {', '.join(concept.synonyms)}")
    out += [f"xrefs: {', '.join(concept.xrefs)}"] if concept.xrefs else []
    for title, lines in (("Said of it", page.said), ("Said of others, and naming it", page.named)):
        out += ["", f"{title}: {len(lines)}"]
        for line in lines:
            out += [f"  {_text(line)}", f"      {', '.join(line.where)}", *map(_source, line.claim.cited)]
    return "\n".join(out)


def _text(line: Line) -> str:
    replaced = line.claim.superseded_by
    if replaced:
        return f"{line.text} [replaced: {replaced.because}]"
    return f"{line.text} [all it rests on was replaced]" if line.claim.superseded else line.text


def _source(citation: Citation) -> str:
    since = f"undated, seen on {citation.as_of}" if citation.undated else f"as of {citation.as_of}"
    return f"      {citation.source}: {citation.at} ({citation.level}, {since}, read on {citation.checked_on})"


def _read(reading: Reading) -> str:
    since = f"undated, seen on {reading.as_of}" if reading.undated else f"speaks for {reading.as_of}"
    reviewed = f", reviewed on {reading.reviewed_on} by {reading.reviewed_by}" if reading.reviewed_by else ""
    return f"{reading.level}, {since}, read on {reading.read_on} by {reading.read_by}{reviewed}"


def _sheet_json(sheet: Sheet) -> dict[str, Any]:
    return {
        "source": sheet.source.id,
        "title": sheet.source.title,
        "url": sheet.source.url,
        "readings": [
            {"name": name or None, **reading.model_dump(mode="json"), "where": where}
            for name, (reading, where) in sheet.readings.items()
        ],
        "places": [
            {"reading": spot.reading or None, "at": spot.at, "claims": [*_lines_json(spot.lines)]}
            for spot in sheet.spots
        ],
    }


def _page_json(page: Page) -> dict[str, Any]:
    return {
        "concept": page.concept.id,
        "label": page.concept.label.say("plain"),
        "type": page.concept.type,
        "synonyms": list(page.concept.synonyms),
        "xrefs": list(page.concept.xrefs),
        "where": page.where,
        "said": [*_lines_json(page.said)],
        "named": [*_lines_json(page.named)],
    }


def _lines_json(lines: Sequence[Line]) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield {
            "id": line.claim.id,
            "text": line.text,
            "where": list(line.where),
            "superseded": line.claim.superseded,
            "citations": [citation.model_dump(mode="json") for citation in line.claim.cited],
        }
