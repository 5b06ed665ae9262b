"""What all pages share: the templates, the notices, the edition. Knows no page of its own and no route."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from api import assets
from api.pages.proof import Proof, pieces
from api.pages.reader import Reader
from explain.knowledge import Knowledge
from explain.names import capitalized
from explain.related import question_of
from explain.speaker import own_name
from kg.claims import DEFAULT_LANGUAGE, Register

REGISTERS: Mapping[Register, str] = {"plain": "site.plain", "standard": "site.standard", "clinical": "site.clinical"}
"""What each register is called, as a phrase."""
SHEETS = ("style.css", "proof.css", "lists.css", "colors.css", "picture.css", "paper.css")
LONGEST_WHOLE = 14  # characters
ENDING = ".html.j2"
NAMES = (
    "answer",
    "base",
    "claim",
    "concept",
    "docs",
    "explore",
    "home",
    "mend",
    "parts",
    "problem",
    "retired",
    "sources",
)


def _template(name: str) -> str:
    return (files("api.pages") / (name + ENDING)).read_text("utf-8")


@cache
def templates() -> Environment:
    """The pages' templates: everything is escaped, an unknown name is an error."""
    env = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals |= {
        "address": assets.address,
        "default_language": DEFAULT_LANGUAGE,
        "pieces": pieces,
        "registers": REGISTERS,
        "style": inline_style,
        "sheets": SHEETS,
    }
    env.filters["unbroken"] = unbroken
    env.filters["dialed"] = dialed
    env.filters["capital"] = capitalized
    env.filters["part"] = lambda text: quote(text, safe="")
    return env


def dialed(phone: str) -> str:
    """A telephone number as a link dials it.

    >>> dialed("1-800-222-1222"), dialed("+44 116 123")
    ('18002221222', '+44116123')
    """
    return "".join(letter for letter in phone if letter.isdigit() or letter == "+")


def unbroken(text: str) -> Markup:
    """Text whose short hyphenated words stay on one line, for large type.

    >>> str(unbroken("a T-cell <b>"))
    'a <span class="whole">T-cell</span> &lt;b&gt;'
    """
    whole = Markup('<span class="whole">{}</span>')
    words = (
        whole.format(word) if "-" in word and len(word) <= LONGEST_WHOLE else escape(word) for word in text.split(" ")
    )
    return Markup(" ").join(words)


def inline_style() -> Markup:
    """The style sheets as text, for a page that stands alone. They are our own and hold no `<`."""
    held = [assets.asset(name) for name in SHEETS]
    return Markup("\n".join(sheet.body.decode() for sheet in held if sheet))


@dataclass(frozen=True)
class Site:
    """Pages over one snapshot."""

    knowledge: Knowledge

    def page(self, template: str, proof: Proof, **values: object) -> str:
        """A page's HTML.

        Args:
            template: its name, without ending.
            proof: claims in the reader's words.
            values: what the template names beside what all pages have.
        """
        reader = Reader(proof.speaker)
        held = {"alone": False, "notices": (), "picture": None, "canonical": None, "json": None, **values}
        return templates().get_template(template).render(
            proof=proof,
            say=reader.say,
            commas=reader.commas,
            number=reader.number,
            to=reader.to,
            language=proof.speaker.language,
            languages={language: own_name(language) for language in self.knowledge.book.languages},
            edition=self.knowledge.edition,
            emergency=proof.speaker.notice("emergency"),
            scope=proof.speaker.notice("scope"),
            **held,
        )  # fmt: skip

    def proof(self, today: date, register: Register = "plain", language: str = DEFAULT_LANGUAGE) -> Proof:
        """Claims in the words of a register and a language.

        Raises:
            UsageError: a language that is not held.
        """
        return Proof(self.knowledge.graph, self.knowledge.speaker(register, language), today)

    def questions(self, proof: Proof, concept: str) -> tuple[tuple[str, str], ...]:
        """The questions that can be asked of one concept alone, each with its address."""
        return tuple(
            (question_of(proof.speaker, plan, filled.needs), f"/answers/{plan.id}/{concept}")
            for plan, filled in self.knowledge.fillable((concept,))
        )

    @cached_property
    def tag(self) -> str:
        """Changes with the snapshot, the templates and the files they load."""
        parts = [self.knowledge.edition.sha256, *map(_template, NAMES), *map(assets.address, assets.PLACES)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
