"""Snapshots: one checked version of graph and content in a folder named by the hash of what it was made from.

Written beside, synced, then pointed to; opened without rdflib or YAML. Knows no plan: content is bytes to it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import orjson
from pydantic import ValidationError

from kg.claims import Claim, Concept, Frozen, Source
from kg.graph import Graph
from kg.tombstones import Tombstone
from ontology.errors import SnapshotError
from ontology.vocabulary import Vocabulary

FORMAT = "7"  # raise it when what is written changes shape: older snapshots are then built anew
POINTER, STAMP, MANIFEST = "CURRENT", "INPUTS.json", "manifest.json"
KEPT = 3
REBUILD = "run `wayfind kb build`"


class Manifest(Frozen):
    """What a snapshot holds. `sha256` is over its inputs; `files` are the hashes of its own files."""

    sha256: str
    version: str
    built_on: date
    as_of: date
    counts: dict[str, int]
    files: dict[str, str]


class GraphFile(Frozen):
    """graph.json: everything that a compiled graph is made of."""

    vocabulary: Vocabulary
    concepts: dict[str, Concept]
    claims: dict[str, Claim]
    sources: dict[str, Source]
    above: dict[str, dict[str, tuple[str, ...]]]
    retired: dict[str, Tombstone]


@dataclass(frozen=True)
class Opened:
    """A snapshot as read: the compiled graph, the bytes of content and of what hearing learned, the manifest."""

    graph: Graph
    content: bytes
    learned: bytes
    manifest: Manifest


@dataclass(frozen=True)
class Inputs:
    """The files that a snapshot is made from, by their names below a folder."""

    root: Path
    names: tuple[str, ...]

    @classmethod
    def of(cls, root: Path, folders: Iterable[str], endings: Iterable[str]) -> Inputs:
        """All files with these endings below these folders of a checkout."""
        wanted, start = tuple(endings), len(f"{root}{os.sep}")
        found = (
            f"{here[start:]}/{name}"
            for folder in folders
            for here, _, names in os.walk(root / folder)
            for name in names
            if name.endswith(wanted)
        )
        return cls(root, tuple(sorted(found)))

    def stat(self) -> dict[str, list[int]]:
        """Size and time of change of each: equal stats mean equal files."""
        return {name: [(s := os.stat(f"{self.root}/{name}")).st_size, s.st_mtime_ns] for name in self.names}

    def sha256(self) -> str:
        """One hash over all names and contents, and the format."""
        total = hashlib.sha256(FORMAT.encode())
        for name in self.names:
            total.update(name.encode() + b"\0" + hashlib.sha256((self.root / name).read_bytes()).digest())
        return total.hexdigest()


def current(folder: Path) -> str | None:
    """The hash that the pointer names; None where nothing was built yet."""
    try:
        return (folder / POINTER).read_text("ascii").strip() or None
    except FileNotFoundError:
        return None


def is_fresh(folder: Path, inputs: Inputs) -> bool:
    """Whether the current snapshot was made from these inputs: told by stat first, then by hash."""
    named = current(folder)
    if named is None or not (folder / named / MANIFEST).exists():
        return False
    stat, stamp = inputs.stat(), folder / STAMP
    try:
        held = orjson.loads(stamp.read_bytes())
        if held == {"sha256": named, "format": FORMAT, "stat": stat}:
            return True
    except (FileNotFoundError, orjson.JSONDecodeError):
        pass
    if inputs.sha256() != named:
        return False
    _write_stamp(folder, named, stat)
    return True


def write(
    folder: Path, inputs: Inputs, graph: Graph, content: bytes, learned: bytes, nquads: str, version: str, today: date
) -> Manifest:
    """Write a snapshot beside the others, sync it, then point to it. Returns its manifest."""
    sha = inputs.sha256()
    held = GraphFile(
        vocabulary=graph.vocabulary,
        concepts=dict(graph.concepts),
        claims=dict(graph.claims),
        sources=dict(graph.sources),
        above={key: dict(value) for key, value in graph.above.items()},
        retired=dict(graph.retired),
    )
    files = {
        "graph.json": held.model_dump_json(exclude_defaults=True).encode(),
        "content.json": content,
        "learned.json": learned,
        "claims.nq": nquads.encode(),
    }
    manifest = Manifest(
        sha256=sha,
        version=version,
        built_on=today,
        as_of=graph.as_of,
        counts={"concepts": len(graph.concepts), "claims": len(graph.claims), "sources": len(graph.sources)},
        files={name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    )
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f".{sha}.{os.getpid()}"
    beside.mkdir()
    for name, data in {**files, MANIFEST: manifest.model_dump_json(indent=2).encode()}.items():
        _write_synced(beside / name, data)
    shutil.rmtree(folder / sha, ignore_errors=True)
    beside.rename(folder / sha)
    _write_synced(folder / f".{POINTER}.{os.getpid()}", f"{sha}\n".encode())
    (folder / f".{POINTER}.{os.getpid()}").replace(folder / POINTER)
    _write_stamp(folder, sha, inputs.stat())
    _tidy(folder)
    return manifest


def opened(folder: Path) -> Opened:
    """Open the current snapshot.

    Raises:
        SnapshotError: there is none, or a file of it is missing, damaged or half written.
    """
    named = current(folder)
    if named is None:
        raise SnapshotError(what="there is no snapshot", where=str(folder), fix=REBUILD)
    home = folder / named
    try:
        manifest = Manifest.model_validate_json((home / MANIFEST).read_bytes())
        read = {name: (home / name).read_bytes() for name in ("graph.json", "content.json", "learned.json")}
    except (OSError, ValidationError) as error:
        raise SnapshotError(what="the snapshot is half written", where=str(home), fix=REBUILD) from error
    for name, data in read.items():
        if hashlib.sha256(data).hexdigest() != manifest.files.get(name):
            raise SnapshotError(what="the snapshot is damaged", where=str(home / name), fix=REBUILD)
    try:
        held = GraphFile.model_validate_json(read["graph.json"])
    except ValidationError as error:
        raise SnapshotError(what="the snapshot is of another format", where=str(home), fix=REBUILD) from error
    graph = Graph(held.vocabulary, held.concepts, held.claims, held.sources, held.above, held.retired)
    return Opened(graph, read["content.json"], read["learned.json"], manifest)


def _tidy(folder: Path) -> None:
    """Remove all but the newest snapshots: someone may still be opening the one before."""
    built = sorted(
        (path for path in folder.iterdir() if (path / MANIFEST).exists()), key=lambda path: path.stat().st_mtime
    )
    for old in built[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _write_stamp(folder: Path, sha: str, stat: dict[str, list[int]]) -> None:
    beside = folder / f".{STAMP}.{os.getpid()}"
    beside.write_bytes(orjson.dumps({"sha256": sha, "format": FORMAT, "stat": stat}))
    beside.replace(folder / STAMP)
