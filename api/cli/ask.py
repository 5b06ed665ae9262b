"""`wayfind ask`: one question, one answer, in four formats. Knows no graph and no web; the words asked are not kept."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from api.cli.terminal import announce, shows_color, width, write
from ontology.errors import BadQuestion

if TYPE_CHECKING:
    from api.settings import Settings
    from explain.ask.answer import Asker
    from explain.model import Explanation

Format = Literal["text", "json", "html", "md"]
SpokenRegister = Literal["plain", "standard", "clinical"]  # as kg.claims has them: a test holds them equal
MOST_READ = 64 * 1024


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In your own words; - reads it from stdin.")],
    register: Annotated[SpokenRegister, typer.Option(help="How to put it.")] = "plain",
    language: Annotated[str, typer.Option(help="Language of the answer, as en.")] = "en",
    format: Annotated[Format, typer.Option(help="What to print.")] = "text",
    full: Annotated[bool, typer.Option("--full", help="With all that can be opened.")] = False,
) -> None:
    """Answer a question, with the proof of every sentence."""
    from api.opening import open_asker
    from api.settings import read_settings
    from explain.answering import Reader
    from explain.ask.reading.text import cleaned

    words = cleaned(_from_stdin() if question == "-" else question)  # before anything slow
    settings = read_settings()
    with _uncollected():
        asker = open_asker(settings, announce)
        shown = PRINTERS[format](asker.ask(words, settings.day(), Reader(register, language)), asker, settings, full)
    write(shown)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing that is opened for one answer is ever garbage: looking for it, also at the end, took much of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _from_stdin() -> str:
    try:
        return sys.stdin.read(MOST_READ)
    except UnicodeDecodeError as error:
        raise BadQuestion(what="stdin holds no UTF-8 text", fix="save the question as UTF-8") from error


def _text(told: Explanation, asker: Asker, settings: Settings, full: bool) -> str:
    from api.text import as_text

    speaker = asker.knowledge.speaker(told.in_register, told.language)
    return as_text(told, speaker, width(), shows_color(settings.color), full)


def _markdown(told: Explanation, asker: Asker, settings: Settings, full: bool) -> str:
    from api.text import as_markdown

    return as_markdown(told, asker.knowledge.speaker(told.in_register, told.language), full)


def _json(told: Explanation, asker: Asker, settings: Settings, full: bool) -> str:
    import json

    from api.contract import as_json

    return json.dumps(as_json(told), ensure_ascii=False, indent=2)


def _html(told: Explanation, asker: Asker, settings: Settings, full: bool) -> str:
    from api.pages.render import render

    return render(asker.knowledge, told)


PRINTERS: dict[Format, Callable[[Explanation, Asker, Settings, bool], str]] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "md": _markdown,
}
