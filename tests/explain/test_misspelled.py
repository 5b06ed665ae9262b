"""Names with a slip of the pen: read by the other words of the name, shown as mended, and never one for another."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from explain.ask.reading.text import read, tokens
from tests.explain.real import asker, knowledge
from tests.explain.test_lookalikes import grounded, slipped

KINDS = ("Disease", "AdverseEvent", "Symptom")
LONG = 6
"""Letters of a word from which on a slip in it leaves it like no other."""
SHARE = 0.93


def damaged() -> Iterator[tuple[str, str]]:
    """Names of two or more words with one slip in a long word, and whose each is."""
    chance = random.Random(11)
    for concept in knowledge().graph.concepts.values():
        if any(knowledge().graph.is_kind(concept.id, kind) for kind in KINDS):
            labels = {text for said in concept.label.by_language.values() for text in said.values()}
            for name in sorted({*labels, *concept.synonyms}):
                words = name.split()
                places = [i for i, word in enumerate(words) if len(word) >= LONG and word.isalpha()]
                if len(words) > 1 and places:
                    place = chance.choice(places)
                    words[place] = slipped(words[place], chance)
                    yield " ".join(words), concept.id


def test_a_name_of_several_words_is_read_with_a_slip_in_one() -> None:
    told = [(text, concept) for text, concept in damaged()]
    missed = [text for text, concept in told if concept not in {one.concept for one in grounded(text).matches}]
    assert len(told) > 400
    assert len(missed) <= (1 - SHARE) * len(told), missed


@pytest.mark.parametrize(
    ("said", "concept"),
    [
        ("does prostate cancerr spread", "prostate-cancer"),  # "cancer" and "cancers" are as near, and name the same
        ("male beast cancer", "male-breast-cancer"),  # a word that is right elsewhere
        ("weight fain after chemo", "weight-change"),  # pain, rain, fail: one of them makes a name here
        ("my cancer is ormone receptor positive", "hormone-receptor-positive"),
        ("sft tissue sarcoma", "soft-tissue-sarcoma"),
        ("HERR2 positive", "her2-positive"),
        ("soft tisue sarcomma", "soft-tissue-sarcoma"),  # two of its words
    ],
)
def test_the_other_words_of_a_name_tell_what_a_word_was_meant_to_be(said: str, concept: str) -> None:
    (match,) = [one for one in grounded(said).matches if one.concept == concept]
    assert match.why == "spelling"
    assert match.score < 1


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("lymfoma", "lymphoma"),  # as it sounds: not the foreign word that is a letter away
        ("diarea on neratinib", "diarrhea"),
        ("fatige after cemo", "fatigue"),
        ("fatige after cemo", "chemo"),  # met far more often than what is as near
        ("naucea", "nausea"),
        ("cncr of the brst", "cancer"),  # in haste, without its vowels
        ("cncr of the brst", "breast"),
        ("kisqually with letrozole", "kisqali"),
        ("bladr cancer", "bladder"),  # not the blade that is a letter away: of the name
        ("multipul mylema", "myeloma"),
    ],
)
def test_a_word_written_as_it_sounds_is_the_one_that_is_met(said: str, meant: str) -> None:
    assert meant in grounded(said).words


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("I lost my weight again", "gain"),  # as often met as what it is like
        ("HER3 positive", "her2"),  # a number is no slip for another
        ("they found a BRCA3 change", "brca1"),
        ("long cancer treatments", "lung"),
        ("what is a haematoma", "hepatoma"),
    ],
)
def test_what_is_right_as_it_stands_is_left_alone(said: str, other: str) -> None:
    assert other not in grounded(said).words
    assert set(tokens(said)) >= {word for word in grounded(said).words if word.isalpha()}


def test_what_was_mended_is_shown_with_the_word_that_stood_there() -> None:
    told = asker().ask("What is prostate cancerr?", knowledge().edition.built_on)
    (read_as,) = [one for one in told.understanding.concepts if one.id == "prostate-cancer"]
    assert read_as.why == "spelling"
    assert "cancerr" in read_as.matched


def test_words_of_no_name_are_mended_as_before() -> None:
    assert grounded("how does it wrok").words == read("how does it work").words
