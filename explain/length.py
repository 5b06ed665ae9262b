"""How many words a reader meets at once. Knows no plan and no register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from explain.model import Cell, Section, Sentence

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ADDRESS = re.compile(r"https?://\S+")


def words(text: str) -> list[str]:
    """The words of a text, without the addresses in it.

    >>> words("See the 2 pages at https://a.example/ first.")
    ['See', 'the', 'pages', 'at', 'first']
    """
    return WORD.findall(ADDRESS.sub("", text))


def heads(section: Section) -> tuple[str, ...]:
    """What stands above a section."""
    return (section.title, *section.columns)


def pieces(held: Iterable[Sentence]) -> Iterator[Sentence | Cell]:
    """Sentences as they are read: a table's row cell by cell."""
    for sentence in held:
        if sentence.cells:
            yield from (cell for cell in sentence.cells if cell.text)
        else:
            yield sentence


def shown_words(summary: Iterable[Sentence], sections: Iterable[Section]) -> int:
    """The words that are shown at once, with the headings above them and what was looked for and not found."""
    told = tuple(sections)
    texts = [one.text for one in (*summary, *(piece for section in told for piece in pieces(section.shown)))]
    texts += [head for section in told if section.shown for head in heads(section)]
    texts += [empty.text for empty in dict.fromkeys(section.empty for section in told) if empty]
    return sum(len(words(text)) for text in texts)
