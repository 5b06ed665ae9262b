"""`wayfind kb fits`: every approval against every disease, counted, with some drawn to be judged. Knows no page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from api.cli.terminal import announce, write

if TYPE_CHECKING:
    from explain.speaker import Speaker
    from kg.claims import Claim
    from kg.conditions import Tested
    from kg.graph import Graph

Pair = tuple["Claim", str, tuple["Tested", ...]]
"""An approval, a disease, and how each of its conditions fits."""
OWN = "its own conditions"


def fits(
    sample: Annotated[int, typer.Option(min=0, help="How many pairs to draw and print.")] = 0,
    seed: Annotated[int, typer.Option(help="Which pairs are drawn.")] = 0,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="What to print.")] = "text",
) -> None:
    """Test the conditions of every approval against every disease: how many fit, do not fit, or are not known to."""
    from api.opening import open_asker
    from api.settings import read_settings
    from explain.speaker import Speaker

    knowledge = open_asker(read_settings(), announce).knowledge
    pairs = list(_pairs(knowledge.graph))
    speaker = Speaker(knowledge.graph, knowledge.book.wording)
    drawn = [_told(speaker, pair) for pair in _drawn(pairs, sample, seed)]
    told = {"verdicts": {OWN: _of_themselves(knowledge.graph), **_counted(pairs)}, "sample": drawn}
    write(json.dumps(told, ensure_ascii=False, indent=2) if format == "json" else _as_text(told))


def _pairs(graph: Graph) -> Iterator[Pair]:
    """Every approval in force with every disease."""
    from kg.conditions import fits as tested
    from kg.conditions import of_claim, of_disease

    cases = {disease: of_disease(graph, disease) for disease in graph.of_class("Disease")}
    for claim in _approvals(graph):
        asked = of_claim(graph, claim)
        yield from ((claim, disease, tested(graph, asked, case)) for disease, case in cases.items())


def _of_themselves(graph: Graph) -> dict[str, int]:
    """How often an approval fits a case of just what it asks for: always, or the tests are wrong."""
    from kg.conditions import fits as tested
    from kg.conditions import of_claim, verdict

    cases = [of_claim(graph, claim) for claim in _approvals(graph)]
    return dict(Counter(verdict(tested(graph, case, case)) for case in cases))


def _approvals(graph: Graph) -> Iterator[Claim]:
    """Every approval in force."""
    from kg.graph import live

    yield from (c for c in live(graph.claims.values()) if (c.predicate, c.direction) == ("approved_for", "supports"))


def _counted(pairs: list[Pair]) -> dict[str, dict[str, int]]:
    """How often each verdict comes out, as a whole and by kind of condition."""
    from kg.conditions import verdict

    counts: dict[str, Counter[str]] = {"all conditions": Counter(verdict(results) for _, _, results in pairs)}
    for _, _, results in pairs:
        for result in results:
            counts.setdefault(result.facet.kind, Counter())[result.verdict] += 1
    return {kind: dict(sorted(held.items())) for kind, held in counts.items()}


def _drawn(pairs: list[Pair], count: int, seed: int) -> list[Pair]:
    """As many of each verdict, as far as there are so many: most pairs are of diseases that have nothing in common."""
    from kg.conditions import verdict

    chance, by_verdict = Random(seed), dict[str, list[Pair]]()
    for pair in pairs:
        by_verdict.setdefault(verdict(pair[2]), []).append(pair)
    out = []
    for place, held in enumerate(by_verdict[key] for key in sorted(by_verdict)):
        share = count // len(by_verdict) + (place < count % len(by_verdict))
        out += chance.sample(held, min(share, len(held)))
    return out


def _told(speaker: Speaker, pair: Pair) -> dict[str, Any]:
    from kg.conditions import verdict

    claim, disease, results = pair
    return {
        "claim": claim.id,
        "says": speaker.statement(claim),
        "disease": speaker.label(disease),
        "verdict": verdict(results),
        "conditions": [
            {
                "asks": f"{r.facet.kind}: {speaker.condition(r.facet.kind, r.facet.values)}",
                "verdict": r.verdict,
                "claims": list(r.claims),
            }
            for r in results
        ],
    }


def _as_text(told: dict[str, Any]) -> str:
    rows = [f"{'':>28}{'fits':>14}{'does not fit':>14}{'not known':>14}"]
    for kind, counts in told["verdicts"].items():
        rows.append(f"{kind:>28}" + "".join(f"{counts.get(v, 0):>14}" for v in ("fits", "does not fit", "not known")))
    for number, pair in enumerate(told["sample"], 1):
        rows += ["", f"{number}. {pair['says']}", f"   {pair['disease']}: {pair['verdict']}"]
        rows += [f"     {condition['verdict']}: {condition['asks']}" for condition in pair["conditions"]]
    return "\n".join(rows)
