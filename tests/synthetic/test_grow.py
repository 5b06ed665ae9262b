"""A grown graph is like the real one, only larger: it passes every gate, and questions are answered from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from api.library import Checked, check
from api.opening import open_asker
from api.settings import Settings
from explain.ask.answer import Asker
from explain.knowledge import Knowledge
from kg.claims import Claim
from kg.files import read
from kg.merge import Facts
from tests.api import samples
from tests.explain.real import lessons
from tests.kg.builders import real_facts, vocabulary
from tests.synthetic.grow import SEED, grown, made
from tests.synthetic.worlds import Worlds

CLAIMS = 5200
MEND = "a key of the form is not known to tests/synthetic/writer.py: say there what to do with it"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with a few worlds."""
    return grown(tmp_path_factory.mktemp("grown") / "checkout", CLAIMS)


@pytest.fixture(scope="module")
def facts(checkout: Path) -> Facts:
    """Its facts."""
    return read(vocabulary(), checkout / "kg")


@pytest.fixture(scope="module")
def checked(checkout: Path) -> Checked:
    """What the gates say of it."""
    return check(settings(checkout))


@pytest.fixture(scope="module")
def asker(checked: Checked) -> Asker:
    """Someone who answers from it, and hears as over the real graph: learning takes longest, and is of the content."""
    assert checked.graph
    assert checked.book
    return Asker(Knowledge(checked.graph, checked.book, samples.EDITION), lessons())


def settings(checkout: Path) -> Settings:
    return Settings(root=checkout, snapshots=checkout / "kg" / "snapshots", today=max(date.today(), read_on()))


def read_on() -> date:
    """The newest day on which a real source was read."""
    return max(claim.checked_on for claim in real_facts().claims.values())


def mix(claims: dict[str, Claim]) -> dict[str, float]:
    """The share that each predicate and each of its qualifiers has."""
    counted = Counter(key for claim in claims.values() for key in (claim.predicate, *claim.qualifiers))
    return {key: count / len(claims) for key, count in counted.items()}


def test_it_has_the_claims_it_was_asked_for(facts: Facts) -> None:
    assert CLAIMS <= len(facts.claims) <= CLAIMS + len(real_facts().claims)
    assert real_facts().claims.items() <= facts.claims.items(), "the real graph is in it as it stands"


def test_it_passes_every_gate(checked: Checked) -> None:
    found = checked.findings
    assert not found, f"{MEND}:\n" + "\n".join(map(str, found[:10]))


@pytest.mark.slow
def test_it_is_built_and_opened(checkout: Path) -> None:
    """By the shapes, too, and by HermiT."""
    assert open_asker(settings(checkout)).knowledge.graph.claims


def test_it_has_the_real_mix_of_predicates_and_qualifiers(facts: Facts) -> None:
    real = mix(real_facts().claims)
    far = {key: (share, real[key]) for key, share in mix(facts.claims).items() if abs(share - real[key]) > 0.03}
    assert not far, f"{MEND}: {far}"


def test_its_worlds_are_one_graph(facts: Facts) -> None:
    """Each world names concepts of the others, and the real one is named by them."""
    led = [c for c in facts.claims.values() if c.subject not in real_facts().concepts and c.object]
    assert any(c.object in real_facts().concepts and not c.predicate.startswith("has_") for c in led)


def test_its_names_are_its_own(facts: Facts) -> None:
    labels = [words for c in facts.concepts.values() for words in c.label.by_language["en"].items()]
    grown_by = Counter(labels) - Counter(
        words for c in real_facts().concepts.values() for words in c.label.by_language["en"].items()
    )
    assert all(count == 1 for count in grown_by.values()), "a made-up name stands twice"


def test_equal_seeds_give_equal_files_and_others_give_others() -> None:
    one, two, three = (dict(made(Worlds(real_facts(), vocabulary(), 1, seed))) for seed in (SEED, SEED, SEED + 1))
    assert one == two
    assert not one.keys() & three.keys()


def test_it_answers_about_what_was_made(asker: Asker) -> None:
    graph = asker.knowledge.graph
    for concept in _some_made(asker, ["Therapy", "Disease", "Biomarker", "AdverseEvent", "Trial"]):
        told = asker.ask(f"What is {graph.concepts[concept].label.say('plain')}?", read_on())
        assert (told.status, list(told.needs.values())) == ("answered", [concept])
        said = (*told.summary, *(sentence for section in told.sections for sentence in section.sentences))
        assert said, f"nothing is said of {concept}"
        assert all(sentence.claims for sentence in said)


def _some_made(asker: Asker, kinds: list[str]) -> Iterator[str]:
    for kind in kinds:
        made = [key for key in asker.knowledge.graph.of_class(kind) if key not in real_facts().concepts]
        yield from made[:: max(1, len(made) // 5)]
