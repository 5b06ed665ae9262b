"""The graph as RDF 1.1, and as N-Quads text: claims as nodes beside the triples they state. Knows no store or query.

What a claim says stands at `rdf:object`: a concept's IRI; a plain literal for a value; for words one literal for
each language and register, tagged `@en` (plain), `@en-x-standard` and `@en-x-clinical`. A live supporting claim
about a concept also has its plain triple; every derived pair of a kind and its class is one `wf:isA` triple. There
are no blank nodes (a citation is `…/claims/<id>#cite-1`, a range of ages `…/values/18%2B`) and no named graphs, since
stores disagree on those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from kg.claims import Citation, Claim, Concept, Register, ReplacedReading, Source, Words
from kg.graph import Graph
from kg.values import parsed, written
from ontology import terms
from ontology.errors import NotFound

if TYPE_CHECKING:
    import rdflib
    from curies import Converter

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
DCTERMS: Final = "http://purl.org/dc/terms/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
PAV: Final = "http://purl.org/pav/"
TYPE: Final = RDF + "type"
SCHEME: Final = terms.CONCEPTS.removesuffix("/")

XREFS: Final = {
    "DOID": "http://purl.obolibrary.org/obo/DOID_",
    "HGNC": "http://identifiers.org/hgnc/",
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "NCIT": "http://purl.obolibrary.org/obo/NCIT_",
    "NCT": "https://clinicaltrials.gov/study/",
    "ONCOTREE": "https://bioregistry.io/oncotree:",
    "RXNORM": "http://purl.bioontology.org/ontology/RXNORM/",
    "UMLS": "https://bioregistry.io/umls:",
}
"""Where the prefixes of cross-references lead."""

REGISTER_TAGS: Final[dict[Register, str]] = {"plain": "", "standard": "-x-standard", "clinical": "-x-clinical"}
DATE_TYPES: Final = {4: XSD + "gYear", 7: XSD + "gYearMonth", 10: XSD + "date"}  # by the length of what is written
IRI_CHARACTERS: Final = ":/?#[]@!$&'()*+,;=%"


@dataclass(frozen=True, slots=True)
class Literal:
    """Text as a node: plain, in a language, or of a datatype."""

    text: str
    language: str = ""
    datatype: str = ""


Triple = tuple[str, str, "str | Literal"]
"""Subject, predicate, object; a `str` is an IRI."""


def named(maker: Callable[[str], str], name: str) -> str:
    """The IRI of an id, whatever characters that id has: nothing in it can end the IRI.

    >>> named(terms.concept_iri, "car-t"), named(terms.concept_iri, "a> <b")
    ('https://wayfind.example/concepts/car-t', 'https://wayfind.example/concepts/a%3E%20%3Cb')
    """
    return maker(quote(name.encode("utf-8", "surrogatepass"), safe=""))


def local(maker: Callable[[str], str], iri: str) -> str:
    """The id in an IRI that `named` made.

    >>> local(terms.concept_iri, "https://wayfind.example/concepts/car-t")
    'car-t'
    """
    return unquote(iri.removeprefix(maker("")))


def thing(id: str) -> str:
    """The IRI of a concept, or of a qualifier's value that is more than one.

    >>> thing("metastatic"), thing("18+")
    ('https://wayfind.example/concepts/metastatic', 'https://wayfind.example/values/18%2B')
    """
    return named(terms.concept_iri if parsed(id).is_plain else terms.value_iri, id)


def xref(curie: str) -> str:
    """The IRI of a cross-reference.

    >>> xref("NCIT:C53556")
    'http://purl.obolibrary.org/obo/NCIT_C53556'

    Raises:
        NotFound: a prefix that is not in XREFS.
    """
    iri = _converter().expand(curie)
    if iri is None:
        raise NotFound.named("prefix of a cross-reference", curie.partition(":")[0], XREFS, where=curie)
    return quote(iri, safe=IRI_CHARACTERS)


@cache
def _converter() -> Converter:
    from curies import Converter

    return Converter.from_prefix_map(XREFS)


def triples(graph: Graph) -> Iterator[Triple]:
    """Every triple of a graph; some come more than once."""
    for concept in graph.concepts.values():
        yield from _concept(concept)
    for claim in graph.claims.values():
        yield from _claim(graph, claim)
    for source in graph.sources.values():
        yield from _source(source)
    yield from _values(graph.claims.values())
    for kind, classes in graph.above.items():
        node = named(terms.concept_iri, kind)
        yield (node, SKOS + "inScheme", SCHEME)  # so that a query needs no reasoning to find every concept
        for above in classes:
            if above != kind:
                yield (node, terms.IS_A, named(terms.concept_iri, above))


def _concept(concept: Concept) -> Iterator[Triple]:
    node = named(terms.concept_iri, concept.id)
    yield (node, TYPE, named(terms.class_iri, concept.type))
    for register, literal in _words(concept.label):
        yield (node, SKOS + ("prefLabel" if register == "plain" else "altLabel"), literal)
    for synonym in concept.synonyms:
        yield (node, SKOS + "altLabel", Literal(synonym))
    for curie in concept.xrefs:
        yield (node, SKOS + "exactMatch", xref(curie))
    for other in concept.shares_name_with:
        yield (node, terms.SHARES_NAME_WITH, named(terms.concept_iri, other))
    for other in concept.excludes:
        yield (node, terms.EXCLUDES, named(terms.concept_iri, other))


def _claim(graph: Graph, claim: Claim) -> Iterator[Triple]:
    node, subject = named(terms.claim_iri, claim.id), named(terms.concept_iri, claim.subject)
    predicate = named(terms.predicate_iri, claim.predicate)
    info = graph.vocabulary.predicates.get(claim.predicate)
    yield (node, TYPE, terms.CLAIM)
    yield (node, TYPE, named(terms.class_iri, info.claim_class if info else "Claim"))
    yield (node, RDF + "subject", subject)
    yield (node, RDF + "predicate", predicate)
    yield (node, terms.DIRECTION, terms.SUPPORTS if claim.direction == "supports" else terms.REFUTES)
    yield from _said(claim, node, subject, predicate)
    for kind, values in claim.qualifiers.items():
        for value in values:
            yield (node, named(terms.qualifier_iri, kind), thing(value))
    if claim.valid_for is not None:
        yield (node, terms.VALID_FOR, Literal(f"P{claim.valid_for}D", datatype=XSD + "duration"))
    elif claim.lasting:
        yield (node, terms.VALID_FOR, terms.NEVER)
    if claim.order is not None:
        yield (node, terms.ORDER, Literal(str(claim.order), datatype=XSD + "integer"))
    for number, citation in enumerate(claim.cited, start=1):
        yield from _citation(node, f"{node}#cite-{number}", citation)
        if claim.superseded and citation.superseded_by:
            yield from _replaced(citation.superseded_by, node)
    if claim.supersedes is not None:
        yield (node, terms.SUPERSEDES, named(terms.claim_iri, claim.supersedes.claim))
        yield (node, terms.BECAUSE, Literal(claim.supersedes.because))
    if claim.superseded_by is not None:  # said from both ends: a graph may lack the newer claim
        yield (named(terms.claim_iri, claim.superseded_by.claim), terms.SUPERSEDES, node)


def _values(claims: Iterable[Claim]) -> Iterator[Triple]:
    """The values of qualifiers that are more than a concept, and what is inside them."""
    named_here = {value for claim in claims for values in claim.qualifiers.values() for value in values}
    inner = {value for id in named_here for _, values in parsed(id).facets for value in values}
    for id in sorted(named_here | inner):
        value, node = parsed(id), thing(id)
        if value.is_plain:
            continue
        yield (node, TYPE, terms.VALUE)
        if value.concept:
            yield (node, terms.NARROWS, named(terms.concept_iri, value.concept))
        else:
            yield (node, terms.LEAST, Literal(written(value.least), datatype=XSD + "decimal"))
        if value.most is not None:
            yield (node, terms.MOST, Literal(written(value.most), datatype=XSD + "decimal"))
        for kind, values in value.facets:
            for one in values:
                yield (node, named(terms.qualifier_iri, kind), thing(one))


def _said(claim: Claim, node: str, subject: str, predicate: str) -> Iterator[Triple]:
    """What a claim says, and where it holds the triples that say so without it."""
    holds = claim.direction == "supports" and not claim.superseded
    if claim.object is not None:
        yield (node, RDF + "object", named(terms.concept_iri, claim.object))
        if holds:
            yield (subject, predicate, named(terms.concept_iri, claim.object))
    if claim.value is not None:
        yield (node, RDF + "object", Literal(claim.value))
    for register, literal in _words(claim.words) if claim.words else ():
        yield (node, RDF + "object", literal)
        if holds and claim.predicate == "gloss" and register == "plain":
            yield (subject, terms.PLAIN_GLOSS, literal)


def _citation(claim: str, node: str, citation: Citation) -> Iterator[Triple]:
    source = named(terms.source_iri, citation.source)
    yield (claim, terms.CITES, node)
    yield (claim, PROV + "wasDerivedFrom", source)
    yield (node, TYPE, terms.CITATION)
    yield (node, PROV + "wasDerivedFrom", source)
    yield (node, terms.AT, Literal(citation.at))
    yield (node, terms.AT_LEVEL, named(terms.level_iri, citation.level))
    yield (node, terms.AS_OF, _dated(citation.as_of.isoformat()))
    first = date.fromordinal(citation.as_of.toordinal())  # of a month or a year its first day
    yield (node, terms.AS_OF_FIRST, Literal(first.isoformat(), datatype=XSD + "date"))
    yield (node, terms.CHECKED_ON, Literal(citation.checked_on.isoformat(), datatype=XSD + "date"))
    if citation.undated:
        yield (node, terms.UNDATED, Literal("true", datatype=XSD + "boolean"))
    if citation.read_by is not None:
        yield (node, terms.READ_BY, Literal(citation.read_by))
    if citation.reviewed_by is not None and citation.reviewed_on is not None:
        yield (node, terms.REVIEWED_BY, Literal(citation.reviewed_by))
        yield (node, terms.REVIEWED_ON, Literal(citation.reviewed_on.isoformat(), datatype=XSD + "date"))
    if citation.superseded_by is not None:
        yield from _replaced(citation.superseded_by, node)


def _replaced(newer: ReplacedReading, node: str) -> Iterator[Triple]:
    """What a newer reading replaces: a citation, or a claim that rests on such alone."""
    source = named(terms.source_iri, newer.reading.partition("/")[0])
    yield (source, terms.SUPERSEDES, node)
    yield (source, terms.BECAUSE, Literal(newer.because))


def _source(source: Source) -> Iterator[Triple]:
    node = named(terms.source_iri, source.id)
    yield (node, TYPE, terms.SOURCE)
    yield (node, TYPE, PROV + "Entity")
    yield (node, DCTERMS + "title", Literal(source.title))
    yield (node, DCTERMS + "publisher", Literal(source.publisher))
    yield (node, DCTERMS + "type", Literal(source.kind))
    yield (node, DCTERMS + "rights", Literal(source.licence))
    yield (node, FOAF + "page", quote(source.url, safe=IRI_CHARACTERS))
    yield (node, PAV + "retrievedOn", Literal(source.accessed_on.isoformat(), datatype=XSD + "date"))
    if source.date is not None:
        yield (node, DCTERMS + "issued", _dated(source.date))
    for identifier in source.identifiers:
        yield (node, DCTERMS + "identifier", Literal(identifier))


def _dated(written: str) -> Literal:
    """A day, month or year of the datatype that says no more than is known."""
    return Literal(written, datatype=DATE_TYPES[len(written)])


def _words(words: Words) -> Iterator[tuple[Register, Literal]]:
    for language, registers in words.by_language.items():
        for register, text in registers.items():
            yield register, Literal(text, language=language + REGISTER_TAGS[register])


def to_nquads(graph: Graph) -> str:
    """The graph as N-Quads: sorted lines, each once, so equal graphs give equal text."""
    lines = {f"{_term(s)} {_term(p)} {_term(o)} ." for s, p, o in triples(graph)}
    return "".join(f"{line}\n" for line in sorted(lines))


def _term(node: str | Literal) -> str:
    if isinstance(node, str):
        return f"<{node}>"
    text = f'"{escaped(node.text)}"'
    if node.language:
        return f"{text}@{node.language}"
    return f"{text}^^<{node.datatype}>" if node.datatype else text


ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def escaped(text: str) -> str:
    r"""Text as it stands between the quotes of N-Quads.

    >>> escaped('one "two"\n\x00')
    'one \\"two\\"\\n\\u0000'
    """
    return re.sub(r'[\x00-\x1f\x7f"\\]', lambda found: ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}", text)


def to_rdflib(graph: Graph) -> rdflib.Graph:
    """The graph for rdflib and pySHACL, which takes half a second to import."""
    import rdflib

    @cache  # most nodes stand in many triples, and rdflib looks at each character of a new one
    def node(term: str | Literal) -> rdflib.URIRef | rdflib.Literal:
        if isinstance(term, str):
            return rdflib.URIRef(term)
        return rdflib.Literal(term.text, lang=term.language or None, datatype=term.datatype or None)

    out = rdflib.Graph()
    for subject, predicate, thing in triples(graph):
        out.add((node(subject), node(predicate), node(thing)))
    return out
