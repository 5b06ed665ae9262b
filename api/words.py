"""What pages and leaflets say in words of their own: every key with its slots. Knows no word: explain/content has them.

Compiling holds the files against this table, so a key or slot that is missing, unknown or misspelt is a finding of
`wayfind kb check`, and a language is held only where it has these words, too. A test holds the table against what
templates and code say.

English alone are, on purpose: the API's own pages and JSON keys, the command line's help and reports, and what errors
say of themselves (a page of a problem marks it as English), since these are for who programs and tends Wayfind.
"""

from __future__ import annotations

from collections.abc import Mapping

from explain.book.wordfile import Slots, slots
from viz.words import SLOTS as PICTURE_SLOTS

ANSWER = slots(
    "how_read correction unknown clarify these for_example contents hint looked_for sources replaced next about"
    " stale turn in_short whole urgent broke_off instead why_urgent mend reread also retype undo none_of_these",
    mentioned="things",
    of_somebody="person things",
    shared="word",
    shared_too="word",
    chosen="concept",
    meant="concept",
    not_this="concept",
    refused="concept",
    replaced_by="concept other",
    call="name phone",
    call_in="name phone place",
    unheard="words",
    open="titles",
    read="found",
    matched="matched concept",
    taken="premise",
    left="concept",
    rest="count",
    rest_in_print="shown all",
    sources_left="count",
    more="count see",
    see="concept",
    of_sources="count",
    evidence="levels",
    level="level gloss",
    made="claims sources",
)
CLAIM = slots(
    "proof link closer more newer_source stale one replaced newer outdated newer_sources says so not_so speaks_for read"
    " trusted always in_data gone nothing_instead instead",
    dated="as_of read",
    undated="as_of read",
    why="why",
    in_place="old publisher day",
    title="concept",
    now="claim",
    days="count",
    passed="days",
    taken_back="day",
)
SITE = slots(
    "skip site ask explore sources languages written not_held private programs as_json question another some"
    " reading_level plain standard clinical suggestions suggested",
    title="page",
    last_read="day",
    edition="version day hash",
    n_claims="count",
    n_sources="count",
)
PAGES = slots(
    "home_title home_asks home_lead for_example what walks look limits no_advice also_called elsewhere can_ask all_held"
    " back each_page kinds picture nccn kinds_of_sources official label registry guideline trial_report review"
    " organization news failed no_snapshot not_found not_allowed too_slow too_large not_read bad_request see_all",
    holds="claims things sources",
    single_claims="count",
    things="count",
    you_can="look",
    little="most",
    more="count",
    around="concept",
    by_kind="count",
    picture_of="concept",
    documents="count",
    read_on="day",
    error="status",
)
STATUS: Mapping[str, str] = {"unknown": "answer.unknown", "clarify": "answer.clarify"}
"""What a status that is no answer is told as."""
SLOTS: Mapping[str, Slots] = {"answer": ANSWER, "claim": CLAIM, "site": SITE, "pages": PAGES, **PICTURE_SLOTS}
"""File under wording/ → key → slots."""
