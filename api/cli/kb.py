"""`wayfind kb`: check, build and count what Wayfind holds. Knows the reports' shapes, not how they are made."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from api.cli.curate import reread, show
from api.cli.fits import fits
from api.cli.terminal import announce, write

if TYPE_CHECKING:
    from api.stats import Stats

ReportFormat = Literal["text", "json"]
Wanted = Annotated[ReportFormat, typer.Option("--format", help="What to print.")]

UNBACKED = {"approved_for": "approved on no regulator's word"}  # how a list of claims on too weak a word is called
SELDOM = 5_000_000  # objects until garbage is looked for: what is read is kept, and looking took a sixth of the time

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command()(reread)
app.command()(show)
app.command()(fits)


@app.callback()
def kb(context: typer.Context) -> None:
    """Check, build, count and look up the knowledge."""
    often = gc.get_threshold()
    gc.set_threshold(SELDOM)
    context.call_on_close(lambda: gc.set_threshold(*often))


@app.command()
def check(
    format: Wanted = "text",
    whole: Annotated[
        bool, typer.Option("--all", help="Hold the RDF against the shapes, too, and ask HermiT where Java is there.")
    ] = False,
) -> None:
    """Read every fact, source, plan and section, and say what is wrong: then exit 1."""
    from api.library import check as every_gate
    from api.settings import read_settings

    done = every_gate(read_settings(), whole)
    concepts, claims, sources = done.counts
    counted = f"{concepts} concepts, {claims} claims, {sources} sources read"
    if format == "json":
        findings = [{"where": f.where, "what": f.what, "fix": f.fix} for f in done.findings]
        counts = {"concepts": concepts, "claims": claims, "sources": sources}
        _write_json({"ok": not findings, "counts": counts, "findings": findings})
    else:
        verdict = f"{len(done.findings)} to mend" if done.findings else "nothing to mend"
        later = "" if done.whole else "; walks and templates are checked once these are mended"
        write("\n".join([*map(str, done.findings), f"{counted}: {verdict}{later}"]))
    if done.findings:
        raise typer.Exit(1)


@app.command()
def build(format: Wanted = "text") -> None:
    """Check everything, write a snapshot and use it from now on."""
    from api.library import build as make
    from api.settings import read_settings

    manifest = make(read_settings())
    if format == "json":
        _write_json(manifest.model_dump(mode="json"))
        return
    counts = ", ".join(f"{count} {name}" for name, count in manifest.counts.items())
    write(f"snapshot {manifest.sha256[:12]}: {counts}, as of {manifest.as_of.isoformat()}")


@app.command()
def languages(
    format: Wanted = "text",
    missing: Annotated[str | None, typer.Option(metavar="LANGUAGE", help="List every word that it lacks.")] = None,
) -> None:
    """Say which languages are held, how much those that are begun lack, and what: each word with file and line."""
    from api.languages import known, languages_of
    from api.settings import read_settings

    wanted = known(missing) if missing else None
    told = languages_of(read_settings())
    lacking = told.missing(wanted) if wanted else ()
    begun = {language: len(told.missing(language)) for language in told.book.begun}
    if format == "json":
        listed = {"missing": [{"where": f.where, "what": f.what, "fix": f.fix} for f in lacking]} if wanted else {}
        held = list(told.book.languages)
        _write_json({"words": told.words, "held": held, "begun": begun, **listed})
        return
    rows = [f"{language}: {_share(lacks, told.words)}" for language, lacks in begun.items()]
    write("\n".join([*map(str, lacking), *rows]))


def _share(lacks: int, words: int) -> str:
    return f"lacks {lacks:,} of {words:,}" if lacks else f"held, all {words:,}"


@app.command()
def publish() -> None:
    """Note the ids of all claims as published: from now on none of them can go without a tombstone."""
    from api.library import publish as note
    from api.settings import read_settings

    new, path = note(read_settings())
    write(f"{path}: {new} new" if new else f"{path}: nothing new")


@app.command()
def stats(
    format: Wanted = "text",
    answers: Annotated[int, typer.Option(min=0, help="How many answers of each plan to try; 0 tries all.")] = 5,
) -> None:
    """Count what is held, what has expired, and how much of the answers is composed rather than written out."""
    from api.opening import open_asker
    from api.settings import read_settings
    from api.stats import counted

    settings = read_settings()
    told = counted(open_asker(settings, announce).knowledge, settings.day(), answers)
    if format == "json":
        _write_json(told.model_dump(mode="json"))
    else:
        write(_as_table(told))


def _as_table(told: Stats) -> str:
    rows = []
    for title, counts in told.counts.items():
        rows += [f"{title}: {sum(counts.values())}", *(f"{count:>8}  {name}" for name, count in counts.items())]
    hubs = ", ".join(concept for concept, _ in told.shape.hubs)
    rows.append(f"groups that no claim joins: {told.shape.parts}; most ways lead through {hubs}")
    rows += [f"{'apart':>8}  {concept}" for concept in told.shape.apart]
    rows.append(f"expired claims: {len(told.expired)}")
    for predicate, held in told.unbacked.items():
        rows.append(f"{UNBACKED.get(predicate, predicate)}: {len(held.claims)} of {held.of}")
        rows += [f"{'':>8}  {claim}" for claim in held.claims]
    rows.append(f"answers tried: {told.tried}, sentences: {told.sentences}")
    rows.append(f"share of a claim's own text: {told.own_text_share:.1%}; most in one answer: {told.worst_share:.1%}")
    rows += [f"{answer.share:>8.1%}  {answer.url}" for answer in told.over]
    return "\n".join(rows)


def _write_json(report: dict[str, Any]) -> None:
    import json

    write(json.dumps(report, ensure_ascii=False, indent=2))
