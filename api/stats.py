"""What a snapshot holds, in numbers, and how its answers come out: for who tends the knowledge. Knows no command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from explain.answering import Answering
from explain.book.bound import Plan
from explain.engine import explain
from explain.knowledge import Knowledge
from kg.backing import lacking, resting
from kg.claims import Frozen
from kg.graph import Graph
from kg.shape import Shape, shape

MOST_OWN_TEXT = 0.25  # of an answer's sentences; the rest is composed from claims


class Tried(Frozen):
    """One answer that was tried: its sentences, items of lists left out, and how many are a claim's own text."""

    url: str
    sentences: int
    own: int

    @property
    def share(self) -> float:
        """How much of it is a claim's own text, 0 to 1."""
        return self.own / self.sentences if self.sentences else 0.0


class AnswerShare(Frozen):
    """One answer, and the share of its sentences that are a claim's own text."""

    url: str
    share: float


class Unbacked(Frozen):
    """The claims of a predicate that lack a citation of a level that they should rest on, of how many."""

    of: int
    claims: tuple[str, ...]


class Stats(Frozen):
    """Counts by title and name; how it hangs together; `over` are the answers with too much text of their own.

    `unbacked` goes by predicate.
    """

    counts: Mapping[str, Mapping[str, int]]
    shape: Shape
    expired: tuple[str, ...]
    unbacked: Mapping[str, Unbacked]
    tried: int
    sentences: int
    own_text_share: float
    worst_share: float
    over: tuple[AnswerShare, ...]


def counted(knowledge: Knowledge, today: date, answers: int) -> Stats:
    """Count a snapshot and try its plans.

    Args:
        answers: how many answers of each plan to try, about the concepts with most claims; 0 tries all.
    """
    tried, claims = list(_tried(knowledge, today, answers)), knowledge.graph.claims.values()
    sentences, own = sum(one.sentences for one in tried), sum(one.own for one in tried)
    over = [AnswerShare(url=one.url, share=one.share) for one in tried if one.share > MOST_OWN_TEXT]
    return Stats(
        counts=_counts(knowledge.graph),
        shape=shape(knowledge.graph),
        expired=tuple(sorted(c.id for c in claims if not c.superseded and c.stale_on(today))),
        unbacked=_unbacked(knowledge.graph),
        tried=len(tried),
        sentences=sentences,
        own_text_share=own / sentences if sentences else 0.0,
        worst_share=max((one.share for one in tried), default=0.0),
        over=tuple(sorted(over, key=lambda one: (-one.share, one.url))),
    )


def _counts(graph: Graph) -> dict[str, dict[str, int]]:
    claims = list(graph.claims.values())
    cited = Counter(citation.level for claim in claims for citation in claim.cited)
    return {
        "concepts by class": _sorted(Counter(concept.type for concept in graph.concepts.values())),
        "claims by predicate": _sorted(Counter(claim.predicate for claim in claims)),
        "claims by direction": _sorted(Counter(claim.direction for claim in claims)),
        "citations by level": {level: cited[level] for level in graph.vocabulary.levels if cited[level]},
        "sources by kind": _sorted(Counter(source.kind for source in graph.sources.values())),
    }


def _unbacked(graph: Graph) -> dict[str, Unbacked]:
    asked = resting(graph.claims.values(), graph.vocabulary)
    found = lacking(graph.claims.values(), graph.vocabulary)
    return {key: Unbacked(of=len(asked[key]), claims=tuple(claim.id for claim in found[key])) for key in asked}


def _tried(knowledge: Knowledge, today: date, answers: int) -> Iterator[Tried]:
    """Some answers of each plan."""
    answering = Answering.on(today, knowledge)
    for plan in knowledge.book.plans.values():
        for needs in _fillings(knowledge, plan, answers):
            told = explain(answering, plan.id, needs)
            sentences = [s for section in told.sections for s in section.sentences if not s.item]
            url = "/".join(("/answers", plan.id, *needs.values()))
            yield Tried(url=url, sentences=len(sentences), own=sum(sentence.own_text for sentence in sentences))


def _fillings(knowledge: Knowledge, plan: Plan, most: int) -> Iterator[dict[str, str]]:
    """The plan's first need filled in turn with the concepts of most claims, its other needs with the busiest."""
    graph = knowledge.graph
    busy = Counter(end for claim in graph.claims.values() for end in (claim.subject, claim.object) if end)
    first, *others = plan.required or tuple(plan.needs)
    rest: dict[str, str] = {}
    for need in others:
        fit = [c for c in graph.of_class(plan.needs[need]) if c not in rest.values()]
        rest[need] = max(fit, key=lambda c: (busy[c], c))
    fit = [c for c in graph.of_class(plan.needs[first]) if c not in rest.values()]
    for concept in sorted(fit, key=lambda c: (-busy[c], c))[: most or None]:
        filled = {first: concept, **rest}
        yield {need: filled[need] for need in plan.needs if need in filled}


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
