"""Work that is done in a process of its own while this one goes on. Knows nothing of what is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import active_count
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin some work; what is given waits for its result, or raises what it raised.

    Where a process cannot be copied as it stands (on some systems, or while it has threads), the work is done in this
    one when its result is asked for. What is begun ends with the block, wanted or not.

    >>> with beside(lambda: 6 * 7) as held:
    ...     held()
    42
    """
    from multiprocessing import get_context, get_start_method

    if get_start_method() != "fork" or active_count() > 1:
        yield work
        return
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_told, args=(work, theirs), daemon=False)
    process.start()
    theirs.close()
    try:
        yield lambda: _heard(ours)
    finally:
        ours.close()
        process.terminate()
        process.join()


def _told(work: Callable[[], object], told: Connection) -> None:
    result: object = None
    raised: BaseException | None = None
    try:
        result = work()
    except BaseException as error:  # told where it is waited for
        raised = error
    with suppress(BrokenPipeError):  # nobody waits any more
        told.send((result, raised))


def _heard(ours: Connection) -> Any:
    result, raised = ours.recv()
    if raised is not None:
        raise raised
    return result
