"""All words that a reader can meet, and in which languages each is said: what a language lacks to be held.

Knows no sentence: whoever reads words of the content notes them; those of graph and ontology are gathered here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.findings import Finding
from kg.graph import Graph
from ontology.vocabulary import Texts, Vocabulary

ADD = "add `{language}: …`"
OF = "#"
"""Between the id of a fact and the key under which its words stand."""
LABEL, DENIED, GLOSS = "rdfs:label", "wf:deniedLabel", "wf:plainGloss"


@dataclass(frozen=True)
class Heard:
    """Words at one place: those that answers say, or those that people ask in.

    Attributes:
        where: file and line; for what a snapshot has no file of the id and key of a fact, or the IRI of a term.
        add: what to do where a language has none.
        asked: people ask in them. A language in which just an emergency is heard is not begun by that.
    """

    where: str
    languages: frozenset[str]
    add: str = ADD
    asked: bool = False

    def lacking(self, language: str) -> Finding:
        """That a language has no words here.

        >>> str(Heard("explain/content/plans/what-is.yaml:11", frozenset({"en"})).lacking("es"))
        "explain/content/plans/what-is.yaml:11: no words in 'es'; add `es: …`"
        """
        return Finding(self.where, f"no words in '{language}'", self.add.replace("{language}", language))


def missing(heard: Iterable[Heard], language: str) -> tuple[Finding, ...]:
    """The words that a language lacks, by file and line."""
    return tuple(sorted({words.lacking(language) for words in heard if language not in words.languages}))


def graph_words(graph: Graph) -> Iterator[Heard]:
    """The words of the facts and of the ontology that an answer or a page may print."""
    for key, concept in graph.concepts.items():
        yield Heard(f"{key}{OF}label", frozenset(concept.label.by_language), "add `{language}: …` to its label")
        for facets, words in concept.phrases.items():
            said = f"add `{{language}}: …` to its words for '{facets}'"
            yield Heard(f"{key}{OF}with", frozenset(words.by_language), said)
    for key, claim in graph.claims.items():
        if claim.words:
            yield Heard(f"{key}{OF}text", frozenset(claim.words.by_language), "add `{language}: …` to its text")
    yield from _terms(graph.vocabulary)


def _terms(vocabulary: Vocabulary) -> Iterator[Heard]:
    for predicate in vocabulary.predicates.values():
        yield from _said(predicate.iri, (LABEL, predicate.label), (DENIED, predicate.denied))
    for kind in vocabulary.qualifier_kinds.values():
        yield from _said(kind.iri, (LABEL, kind.label))
    for explained in (*vocabulary.classes.values(), *vocabulary.levels.values()):
        yield from _said(explained.iri, (LABEL, explained.label), (GLOSS, explained.plain_gloss))


def _said(iri: str, *properties: tuple[str, Texts]) -> Iterable[Heard]:
    return (Heard(iri, frozenset(held), f'add `{name} "…"@{{language}}`') for name, held in properties if held)
