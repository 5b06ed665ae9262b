"""Words by how many there are: "1 claim", "2 claims", in as many forms as a language has. Knows no phrase's meaning.

Which form a number takes is CLDR's knowledge, by babel: English has `one` and `other`, Polish `one`, `few` and `many`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from explain.book.phrase import Phrase

COUNT = "count"
"""The slot that makes a phrase a counted one; its words may leave the number out."""
OTHER = "other"
"""The form that every language has: of numbers that take no other, or none that is written."""
ANY = ""
"""What stands for the form where words are said of any number."""
CODE = re.compile(r"[a-z]{2,3}")
TRIED = 1000  # whole numbers of which some takes every form that is ever needed


@dataclass(frozen=True)
class Counted:
    """A phrase in all forms of one language, or in the one that is said of any number."""

    language: str
    forms: Mapping[str, Phrase]

    def of(self, count: int) -> Phrase:
        """The words for so many."""
        rest = self.forms.get(OTHER) or self.forms[ANY]
        return self.forms.get(_form(self.language)(count), rest)


@lru_cache
def forms(language: str) -> frozenset[str]:
    """The forms that whole numbers take in a language.

    >>> sorted(forms("en")), sorted(forms("pl"))
    (['one', 'other'], ['few', 'many', 'one', 'other'])
    """
    form = _form(language)
    return frozenset({OTHER, *map(form, range(TRIED))})


@lru_cache
def is_language(code: str) -> bool:
    """Whether dates, lists and numbers can be said in it.

    >>> is_language("es"), is_language("ES"), is_language("spanish")
    (True, False, False)
    """
    from babel.localedata import exists

    return CODE.fullmatch(code) is not None and exists(code)


@lru_cache
def _form(language: str) -> Callable[[int], str]:
    from babel import Locale

    return Locale.parse(language).plural_form
