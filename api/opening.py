"""From a snapshot to someone who answers. Knows no route and no command; builds only where the files have changed."""

from __future__ import annotations

from collections.abc import Callable

from api.library import build, inputs, is_checkout
from api.settings import Settings
from api.words import SLOTS
from explain.ask.answer import Asker
from explain.ask.lessons import kept
from explain.book.compile import compiled_content
from explain.book.written import kept_content
from explain.knowledge import Knowledge
from explain.model import Edition
from kg import snapshot
from ontology.errors import SnapshotError

BUILDING = "the files are new or have changed: checking and building first, ten seconds or more …"


def opened(settings: Settings, announce: Callable[[str], None] = lambda _: None) -> snapshot.Opened:
    """The current snapshot; in a checkout one made from the files as they are now.

    Args:
        announce: is told before something slow begins.

    Raises:
        FactError: the files changed and something is wrong with them. SnapshotError: nothing to open.
    """
    if is_checkout(settings) and not snapshot.is_fresh(settings.snapshots, inputs(settings)):
        announce(BUILDING)
        build(settings)
    try:
        return snapshot.opened(settings.snapshots)
    except SnapshotError:
        if not is_checkout(settings):
            raise
        announce(BUILDING)
        build(settings)
        return snapshot.opened(settings.snapshots)


def knowledge_of(held: snapshot.Opened) -> Knowledge:
    """A snapshot made ready to answer.

    Raises:
        SnapshotError: its content is not for its graph.
    """
    manifest = held.manifest
    done = compiled_content(kept_content(held.content), held.graph, SLOTS, kept=True)
    if done.book is None:
        raise SnapshotError(what=f"the snapshot's content does not fit it: {done.findings[0]}", fix=snapshot.REBUILD)
    edition = Edition(
        version=manifest.version, sha256=manifest.sha256, built_on=manifest.built_on, as_of=manifest.as_of
    )
    return Knowledge(held.graph, done.book, edition)


def open_asker(settings: Settings, announce: Callable[[str], None] = lambda _: None) -> Asker:
    """Someone who answers from the current snapshot."""
    return asker_of(opened(settings, announce))


def asker_of(held: snapshot.Opened) -> Asker:
    """Someone who answers from a snapshot.

    Raises:
        SnapshotError: its content is not for its graph.
    """
    return Asker(knowledge_of(held), kept(held.learned))
