"""`wayfind evaluate`: how the answers read, in numbers. Knows the report's shape, not how it is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from api.cli.terminal import announce, write

if TYPE_CHECKING:
    from api.evaluation import Group
    from api.hearing import Tally

SETS = Path("tests/questions")

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def evaluate() -> None:
    """Measure what readers get."""


@app.command()
def answers(
    most: Annotated[int, typer.Option("--answers", help="How many of each plan, drawn by a seed.", min=1)] = 40,
    format: Annotated[Literal["text", "json"], typer.Option(help="What to print.")] = "text",
) -> None:
    """How answers read: length, grade, what the summary names, what stays unexplained."""
    import json

    from api.evaluation import evaluated
    from api.opening import open_asker
    from api.settings import read_settings

    settings = read_settings()
    held = list(evaluated(open_asker(settings, announce).knowledge, settings.day(), most))
    told = [group.model_dump(mode="json") for group in held]
    write(json.dumps(told, ensure_ascii=False, indent=2) if format == "json" else _as_text(held))


@app.command()
def questions(
    sets: Annotated[Path, typer.Option(help="A folder of question sets.")] = SETS,
    data: Annotated[Path | None, typer.Option(help="A folder of published sets, too.")] = None,
    misses: Annotated[int, typer.Option(help="How many misses of each set to print.", min=0)] = 20,
    format: Annotated[Literal["text", "json"], typer.Option(help="What to print.")] = "text",
) -> None:
    """How questions are heard: intents, concepts, emergencies, and each miss with why."""
    import json

    from api.hearing import question_sets, tallied
    from api.hearing_data import published
    from api.opening import open_asker
    from api.settings import read_settings
    from kg.claims import DEFAULT_LANGUAGE

    settings = read_settings()
    asker = open_asker(settings, announce)
    asked = [*question_sets(sets)]
    if data:
        asked += published(data, SETS, asker.ear(DEFAULT_LANGUAGE).listener.lexicon)
    held = [tallied(asker, settings.day(), name, one) for name, one in asked]
    if format == "json":
        write(json.dumps([one.model_dump(mode="json") for one in held], ensure_ascii=False, indent=2))
    else:
        write("\n".join(_heard(one, misses) for one in held))


def _heard(one: Tally, misses: int) -> str:
    out = [one.name]
    for measure, every in one.of.items():
        out.append(f"  {measure}: {one.right[measure]} of {every}, {one.right[measure] / every:.1%}")
    out += [f"  {wanted} heard as {heard}: {count}" for wanted, heard, count in one.confused[:misses]]
    out += [f"  {kind}: {hit} of {held}" for kind, (hit, held) in one.by_kind.items() if hit < held]
    for miss in one.misses[:misses]:
        out.append(f"    {miss.of}: “{miss.ask}” wanted {miss.wanted}, heard {miss.heard} [{miss.why}]")
    return "\n".join(out)


def _as_text(held: list[Group]) -> str:
    out = []
    for one in held:
        out += [
            f"{one.plan} ({one.register_}), {one.answers} answers",
            f"  words: brief {one.brief_words}, full {one.full_words} (medians);"
            f" longest brief {one.longest}: {one.longest_url}",
            f"  sentences of up to 25 words: {one.sentences_of_up_to_25_words:.1%}",
            f"  grade {one.grade:.1f}, 95th percentile {one.grade_p95:.1f}; with places and dates"
            f" {one.grade_with_places:.1f}, with all names {one.grade_with_names:.1f},"
            f" without diseases {one.grade_without_diseases:.1f}",
            f"  summary names all that was asked: {one.names_every_need:.1%};"
            f" without a sentence: {one.without_a_sentence}; lines on what was not found: {one.untold_lines} at most",
            f"  terms left unexplained: {len(one.unexplained)} {', '.join(one.unexplained[:12])}".rstrip(),
        ]
    return "\n".join(out)
