"""A plan and its needs → an explanation. Every sentence comes from `explain.tell`; here they are put together.

Knows no question's wording and no door.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from explain.aggregate import ranked
from explain.content import PlanSpec, SectionSpec
from explain.knowledge import Knowledge
from explain.model import Empty, Explanation, Notice, Section, Sentence, Status, Understanding
from explain.premises import checked
from explain.related import question_of, related
from explain.tell import Teller, Unmatched, Walked
from explain.write import Asked, Scene
from kg.claims import Register
from kg.pattern import Walk, names


def explain(
    knowledge: Knowledge,
    plan: str,
    needs: Mapping[str, str],
    today: date,
    register: Register = "plain",
    language: str = "en",
    question: str | None = None,
    understanding: Understanding | None = None,
) -> Explanation:
    """Answer by a plan.

    Args:
        needs: need → concept id.
        today: the day on which it is asked: what has expired is worded so.

    Raises:
        NotFound: unknown plan or concept. UsageError: a need or language that is missing.
    """
    spec = knowledge.plan(plan)
    bound = knowledge.bound(spec, needs)
    needs = {need: needs[need] for need in spec.needs if need in needs}
    teller = Teller(knowledge.speaker(register, language))
    asked = Asked(bound, today)
    free = frozenset({*spec.needs, *spec.aliases} - bound.keys())
    sections = [
        s for key in spec.sections for s in _section(knowledge, teller, knowledge.content.sections[key], asked, free)
    ]
    premises = checked(knowledge, teller, spec, asked)
    read = understanding or Understanding(language=language)
    read = read.model_copy(update={"intent": plan, "intents": read.intents or (plan,), "premises": premises})
    spine = _spine(knowledge, teller, spec, bound)
    return assembled(
        knowledge, teller, "answered", question or question_of(teller.speaker, spec, needs), read, today,
        sections=sections, spine=spine, plan=spec, needs=needs,
    )  # fmt: skip


def assembled(
    knowledge: Knowledge,
    teller: Teller,
    status: Status,
    question: str,
    understanding: Understanding,
    today: date,
    sections: Iterable[Section] = (),
    spine: tuple[str, ...] = (),
    plan: PlanSpec | None = None,
    needs: Mapping[str, str] | None = None,
) -> Explanation:
    """An explanation with its notices, and every claim, source and label that it uses."""
    told, graph, speaker = tuple(sections), knowledge.graph, teller.speaker
    used = [claim for section in told for sentence in section.sentences for claim in sentence.claims]
    used += [claim for premise in understanding.premises for claim in premise.claims]
    claims = {key: graph.claims[key] for key in dict.fromkeys(used)}
    for claim in list(claims.values()):
        if claim.supersedes and claim.supersedes.claim in graph.claims:
            claims[claim.supersedes.claim] = graph.claims[claim.supersedes.claim]
    cited = [citation.source for claim in claims.values() for citation in claim.cited]
    shown = [c for section in told for sentence in section.sentences for c in sentence.walk]
    for claim in claims.values():
        shown += [claim.subject, *([claim.object] if claim.object else [])]
        shown += [value for values in claim.qualifiers.values() for value in values]
    shown += [*spine, *(needs or {}).values(), *(concept.id for concept in understanding.concepts)]
    return Explanation(
        question=question,
        status=status,
        in_register=speaker.register,
        language=speaker.language,
        understanding=understanding,
        notices=_notices(teller, any(claim.stale_on(today) for claim in claims.values())),
        sections=told,
        claims=claims,
        sources={key: graph.sources[key] for key in dict.fromkeys(cited)},
        spine=spine,
        related=related(knowledge, speaker, plan, needs or {}, spine),
        labels={key: speaker.label(key) for key in dict.fromkeys(shown) if key in graph.concepts},
        kb=knowledge.edition,
        today=today,
        plan=plan.id if plan else None,
        needs=dict(needs or {}),
    )


def _notices(teller: Teller, stale: bool) -> tuple[Notice, ...]:
    notices = teller.speaker.wording.notices
    kinds = ("emergency", "scope", *(("stale",) if stale else ()))
    return tuple(Notice(kind=kind, text=notices[kind][teller.speaker.language]) for kind in kinds)


def _section(
    knowledge: Knowledge, teller: Teller, spec: SectionSpec, asked: Asked, free: frozenset[str]
) -> list[Section]:
    """A section, and a second one for what a contrast could not compare; none where it does not apply."""
    parts = [
        walked
        for walked in knowledge.walked(spec.id)
        if not free.intersection(walked.names) and not asked.needs.keys() & set(walked.part.when_missing)
    ]
    if not parts:
        return []
    sentences: list[Sentence] = []
    unmatched: list[Unmatched] = []
    scene = Scene(spec.id)
    for walked in parts:
        if walked.part.contrast:
            found, bare = teller.contrasted(walked, asked, scene)
            sentences += found
            unmatched += bare
        else:
            sentences += teller.tell(walked, asked, scene)
    title = teller.speaker.fill(spec.title, asked.needs)
    out = []
    if sentences:
        out.append(Section(id=spec.id, title=title, sentences=tuple(sentences)))
    elif spec.empty:
        out.append(Section(id=spec.id, title=title, empty=_empty(knowledge, teller, spec, parts, asked)))
    return out + [_bare(knowledge, teller, spec, title, side, parts, asked) for side in unmatched if spec.unmatched]


def _empty(knowledge: Knowledge, teller: Teller, spec: SectionSpec, parts: list[Walked], asked: Asked) -> Empty:
    assert spec.empty
    text = teller.speaker.fill(spec.empty, asked.needs)
    return Empty(text=text, looked_for=_looked_for(teller, parts, asked.needs), as_of=knowledge.edition.as_of)


def _bare(
    knowledge: Knowledge,
    teller: Teller,
    spec: SectionSpec,
    title: str,
    side: Unmatched,
    parts: list[Walked],
    asked: Asked,
) -> Section:
    assert spec.unmatched
    keys = ", ".join(teller.speaker.label(key) for key in side.keys)
    words = {**asked.needs, "side": asked.needs[side.side]}
    text = teller.speaker.fill(spec.unmatched, words).replace("{keys}", keys)
    empty = Empty(text=text, looked_for=_looked_for(teller, parts, words), as_of=knowledge.edition.as_of)
    return Section(id=f"{spec.id}.{side.side}", title=title, empty=empty)


def _looked_for(teller: Teller, parts: list[Walked], needs: Mapping[str, str]) -> str:
    """The walks in words: what would have been a finding."""
    return " / ".join(
        "; ".join(_spoken_pattern(teller, walked.walk, i, needs) for i in range(len(walked.walk))) for walked in parts
    )


def _spoken_pattern(teller: Teller, walk: Walk, position: int, needs: Mapping[str, str]) -> str:
    pattern = walk[position]
    ends = [
        teller.speaker.label(needs[end]) if end in needs else f"[{end}]" for end in (pattern.subject, pattern.object)
    ]
    verb = teller.graph.vocabulary.predicates[pattern.predicate].label
    return f"{ends[0]} {'not: ' * pattern.negated}{verb} {ends[1]}"


def _spine(knowledge: Knowledge, teller: Teller, spec: PlanSpec, needs: Mapping[str, str]) -> tuple[str, ...]:
    """One row of the first spine that finds something: the one whose stops most other rows pass, then by rank."""
    free = {*spec.needs, *spec.aliases} - needs.keys()
    for walk in knowledge.spines[spec.id]:
        if free.intersection(names(walk)):
            continue
        fits = teller.fits(walk, needs)
        if fits:
            every = names(walk)
            passed = Counter((name, fit[name]) for fit in fits for name in every)
            best = min(
                fits,
                key=lambda fit: (
                    -sum(passed[name, fit[name]] for name in every),
                    ranked(teller.graph, fit, every, teller.speaker.label),
                    fit.claims,
                ),
            )
            concepts = (best[name] for name in every)
            return tuple(dict.fromkeys(c for c in concepts if c in teller.graph.concepts))
    return tuple(dict.fromkeys(needs.values()))
