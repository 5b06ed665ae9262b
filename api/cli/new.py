"""`wayfind new`: begins a fact, source, section or plan, commented. Knows what a file needs, not what is true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from api.cli.terminal import write
from ontology.errors import NotFound, UsageError, near_misses

if TYPE_CHECKING:
    from api.settings import Settings
    from kg.merge import Facts
    from ontology.vocabulary import QualifierKindInfo, Vocabulary

DRAFTS = Path(__file__).parent / "drafts"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Id = Annotated[str, typer.Argument(metavar="ID", help="Lower-case letters, digits and hyphens: a file's name.")]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Begin a file that says what goes where.")


@app.command()
def fact(
    id: Id,
    type: Annotated[str, typer.Option("--type", metavar="CLASS", help="A class of the ontology, as Drug.")],
) -> None:
    """Begin kg/facts/…/ID.yaml: one concept and what is said of it."""
    from kg.claims import LONGEST_TEXT
    from kg.files import read
    from ontology.turtle import read_vocabulary

    settings = _checkout(id)
    vocabulary = read_vocabulary(settings.root / "ontology" / "wayfind.ttl")
    held = read(vocabulary, settings.root / "kg")
    _free(id, type, held, vocabulary)
    facts = settings.root / "kg" / "facts"
    own = {key: p for key, p in vocabulary.predicates.items() if any(vocabulary.is_kind(type, one) for one in p.domain)}
    _write(
        settings,
        {"fact.yaml": facts / folder_for(type, facts, vocabulary) / f"{id}.yaml"},
        taken=facts.rglob(f"{id}.yaml"),
        id=id,
        type=type,
        longest=str(LONGEST_TEXT),
        predicates=", ".join(own),
        must="".join(
            f"\n# Every {above} needs a claim of each of: {', '.join(vocabulary.classes[above].requires)}."
            for above in sorted(vocabulary.ancestors(type))
            if vocabulary.classes[above].requires
        ),
        others="; ".join(
            f"{' or '.join(p.domain)} {key}"
            for key, p in vocabulary.predicates.items()
            if p.range and "Concept" not in p.range and any(vocabulary.is_kind(type, one) for one in p.range)
        )
        or "nothing",
        **{
            name: "\n    #   ".join(
                _facet(kind, [key for key, p in own.items() if kind.id in p.requires])
                for kind in vocabulary.qualifier_kinds.values()
                if kind.of_claims == of_claims
            )
            for name, of_claims in (("kinds", True), ("facets", False))
        },
    )


def _free(id: str, type: str, held: Facts, vocabulary: Vocabulary) -> None:
    """A new concept is of a class that there is, and no other has its id for a name."""
    from kg.lookup import called
    from kg.mentions import LISTED

    if type not in vocabulary.classes and not near_misses(type, vocabulary.classes):
        types = {concept.type for concept in held.concepts.values()} & vocabulary.classes.keys()
        known = ", ".join(sorted(one for one in types if not vocabulary.is_kind(one, LISTED)))
        raise NotFound(what=f"unknown class '{type}'", fix=f"facts are of: {known}")
    if type not in vocabulary.classes:
        raise NotFound.named("class", type, vocabulary.classes)
    names = called(held)
    others = {*names.get(id, ()), *names.get(id.replace("-", " "), ())}
    if others and id not in others:
        other = min(others)
        where, fix = str(held.where[other]), "say more of it there, or choose another id"
        raise UsageError(what=f"'{id}' names {other}", where=where, fix=fix)


@app.command()
def source(id: Id) -> None:
    """Begin kg/sources/ID.yaml: a document that claims can name."""
    from kg.claims import Source
    from ontology.turtle import read_vocabulary

    settings = _checkout(id)
    fields = Source.model_fields
    _write(
        settings,
        {"source.yaml": settings.root / "kg" / "sources" / f"{id}.yaml"},
        id=id,
        licences=", ".join(get_args(fields["licence"].annotation)),
        kinds=", ".join(get_args(fields["kind"].annotation)),
        levels=", ".join(read_vocabulary(settings.root / "ontology" / "wayfind.ttl").levels),
        today=settings.day().isoformat(),
    )


@app.command()
def section(id: Id) -> None:
    """Begin explain/content/sections/ID/: a part of answers, and its words."""
    settings = _checkout(id)
    folder = settings.root / "explain" / "content" / "sections" / id
    _write(settings, {"section.yaml": folder / "section.yaml", "en.j2": folder / "en.j2"}, id=id)


@app.command()
def plan(id: Id) -> None:
    """Begin explain/content/plans/ID.yaml: a kind of question, and what its answer consists of."""
    from explain.book.plans import ID as LETTERS

    settings = _checkout(id, LETTERS)
    _write(settings, {"plan.yaml": settings.root / "explain" / "content" / "plans" / f"{id}.yaml"}, id=id)


def _facet(kind: QualifierKindInfo, needed_by: Sequence[str]) -> str:
    """An example of a kind of qualifier, what it means, and which predicates can't do without it."""
    from ontology.vocabulary import ENGLISH

    several = {"any": " Of several, any will do.", "all": " Of several, all hold.", "one": ""}[kind.several]
    needed = f" Required by {', '.join(needed_by)}." if needed_by else ""
    within = "" if kind.of_claims else f"{kind.id}: "
    example = f"{kind.id if kind.of_claims else kind.inside[0]}: {kind.example}"
    return f"{example:<46} # {within}{kind.definition[ENGLISH]}{several}{needed}"


def folder_for(kind: str, facts: Path, vocabulary: Vocabulary) -> str:
    """The folder in which most facts of a class lie, or of its nearest relatives; else one named for the class."""
    lies_in: dict[str, Counter[str]] = {}
    for path in sorted(facts.rglob("*.yaml")):
        found = re.search(r"^type: *(\w+)", path.read_text("utf-8"), re.MULTILINE)
        if found:
            lies_in.setdefault(found[1], Counter())[path.parent.name] += 1
    parents = [kind, *vocabulary.classes[kind].parents]
    relatives = [key for key, other in vocabulary.classes.items() if set(other.parents) & (set(parents) - {"Concept"})]
    for candidate in (*parents, *relatives):
        if candidate in lies_in:
            return lies_in[candidate].most_common(1)[0][0]
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower()


def _checkout(id: str, form: re.Pattern[str] = ID) -> Settings:
    """The settings of a checkout in which a file of this name can lie."""
    from api.library import is_checkout
    from api.settings import read_settings

    if not form.fullmatch(id):
        letters = re.findall(r"[a-z0-9]+" if form is ID else r"[a-z]+", id.lower())
        like = "-".join(letters) or ("her2-low" if form is ID else "side-effects")
        raise UsageError(what=f"'{id}' can't be an id", fix=f"write it like {like}")
    settings = read_settings()
    if not is_checkout(settings):
        raise UsageError(what="an installed Wayfind has no files to add to", fix="do this in a checkout")
    return settings


def _write(settings: Settings, drafts: Mapping[str, Path], taken: Iterable[Path] = (), **words: str) -> None:
    """Write drafts to their places, none of them over a file that is there."""
    for path in (*taken, *drafts.values()):
        if path.exists():
            where = path.relative_to(settings.root).as_posix()
            raise UsageError(what="there is such a file already", where=where, fix="edit it, or choose another id")
    for draft, path in drafts.items():
        text = (DRAFTS / draft).read_text("utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(Template(text).substitute(words) if path.suffix == ".yaml" else text)
    places = " and ".join(path.relative_to(settings.root).as_posix() for path in drafts.values())
    write(f"{places}: fill in what is empty, then run `wayfind kb check`")
