"""All usual answers, looked at once for all processes that run tests: what each rests on, and how it reads."""

from __future__ import annotations

import pickle
from functools import cache
from typing import NamedTuple

from api.evaluation import Read, read
from explain.answering import Answering
from explain.fillings import Address
from tests.explain.addresses import usual
from tests.explain.real import TODAY, answer, knowledge
from tests.house.shared import once


class Looked(NamedTuple):
    """What tests ask of every usual answer. `summary`: the texts of its sentences."""

    claims: tuple[str, ...]
    summary: tuple[str, ...]
    read: Read


@cache
def looked() -> dict[Address, Looked]:
    """Every usual answer in the plain register, by its address."""
    held: dict[Address, Looked] = pickle.loads(once("usual", _looked))
    return held


def _looked() -> bytes:
    answering = Answering.on(TODAY, knowledge())
    told = {address: answer(*address) for address in usual()}
    return pickle.dumps(
        {
            address: Looked(tuple(one.claims), tuple(said.text for said in one.summary), read(answering, one))
            for address, one in told.items()
        }
    )
