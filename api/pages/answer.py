"""The page of an answer: what its template is filled with. Knows no route."""

from __future__ import annotations

from api.contract import answer_url
from api.leaflet import offered
from api.pages.drawing import drawing
from api.pages.proof import Proof
from api.pages.site import Site
from api.understood import BELIEF, mentioned_line, read_besides, status_line
from explain.model import Explanation, Related
from ontology.vocabulary import LevelInfo
from viz.outline import outline
from viz.view import spine_view

URGENT, BEFORE = "urgent", frozenset({"declined", "limit", "reply", "language"})
TOLD = frozenset({"answered", "declined", "urgent"})  # what else may be meant is folded below what is told
IN_PLACE = frozenset({"emergency", "scope"})  # notices that every page has in places of their own


def answer_page(site: Site, explanation: Explanation, alone: bool = False, typed: bool = False) -> str:
    """The HTML of an answer.

    Args:
        alone: for a file of its own: the style inside, nothing loaded, no form and no links into the site.
        typed: somebody asked it in words, which stay in the form so that they can be changed.
    """
    proof = site.proof(explanation.today, explanation.in_register, explanation.language)
    view = spine_view(explanation, proof.speaker)
    canonical = None
    if explanation.plan:
        asked = Related(question="", plan=explanation.plan, needs=tuple(explanation.needs.values()))
        canonical = answer_url(asked)
    return site.page(
        "answer",
        proof,
        alone=alone,
        answer=explanation,
        sections=tuple(section for section in explanation.sections if section.sentences),
        untold=explanation.untold,
        urgent=tuple(notice for notice in explanation.notices if notice.kind == URGENT),
        before=tuple(notice for notice in explanation.notices if notice.kind in BEFORE),
        notices=tuple(notice for notice in explanation.notices if notice.kind not in (*IN_PLACE, URGENT, *BEFORE)),
        offered=offered(explanation),
        typed=typed,
        wrong=explanation.understanding.corrections,
        sources=sorted(explanation.sources.values(), key=lambda source: (source.publisher, source.title, source.id)),
        levels=_levels(explanation, proof),
        mentioned=mentioned_line(proof.speaker, explanation.understanding.mentioned),
        besides=read_besides(explanation.understanding),
        belief=BELIEF,
        told=explanation.status in TOLD,
        doubt=status_line(proof.speaker, explanation),
        choices=[(choice.question, answer_url(choice)) for choice in explanation.understanding.choices],
        related=[(other.question, answer_url(other)) for other in explanation.related],
        outline=outline(view) if view.edges else (),
        picture=drawing(view, proof.speaker) if view.edges and not alone else None,
        canonical=canonical,
        json=f"/api/v1{canonical}?register={explanation.in_register}" if canonical else None,
    )


def _levels(explanation: Explanation, proof: Proof) -> list[LevelInfo]:
    """The levels of evidence that this answer has, strongest first."""
    used = {citation.level for claim in explanation.claims.values() for citation in claim.cited}
    return sorted((proof.graph.vocabulary.levels[level] for level in used), key=lambda level: level.rank)
