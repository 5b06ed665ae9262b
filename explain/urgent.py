"""What is said first where a red flag was heard: what to do now, whom to call, why. Knows no message and no door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explain.answering import Answering
from explain.model import Call, Notice
from kg.claims import DEFAULT_LANGUAGE, Claim

KIND, DO_NOW, BECAUSE, CALL, PHONE, PLACE = "RedFlag", "do_now", "matters_because", "call", "has_phone", "jurisdiction"


def urgent(answering: Answering, flags: Iterable[str], language: str | None = None) -> tuple[Notice, ...]:
    """A notice for each red flag that the graph holds, in the order given; each number to call stands once.

    Args:
        language: of the message, where it is another than the answer's: what to do is said in that one, too.
    """
    out: list[Notice] = []
    for flag in flags:
        for notice in _notice(answering, flag, language):
            said = {(call.service, call.phone, call.place) for before in out for call in before.calls}
            calls = tuple(call for call in notice.calls if (call.service, call.phone, call.place) not in said)
            out.append(notice.model_copy(update={"calls": calls}))
    return tuple(out)


def _notice(answering: Answering, flag: str, language: str | None) -> Iterator[Notice]:
    register, own = answering.speaker.register, answering.speaker.language
    spoken = tuple(dict.fromkeys((own, DEFAULT_LANGUAGE)))
    for claim in _said(answering, flag, DO_NOW):
        text = next((held for one in spoken if claim.words and (held := claim.words.say(register, one))), None)
        if text:
            also = claim.words.say(register, language) if claim.words and language else None
            why = [one for one in _said(answering, flag, BECAUSE) if one.words and one.words.say(register, own)]
            calls = tuple(_calls(answering, flag))
            used = (claim, *why, *(answering.graph.claims[key] for call in calls for key in call.claims))
            yield Notice(
                kind="urgent",
                text=f"{also} {text}" if also else text,
                about=flag,
                why=" ".join(one.words.say(register, own) or "" for one in why if one.words),
                calls=calls,
                claims=tuple(dict.fromkeys(one.id for one in used)),
                sources=tuple(dict.fromkeys(citation.source for one in used for citation in one.cited)),
            )


def _calls(answering: Answering, flag: str) -> Iterator[Call]:
    """Whom to call: every number of every service, in the order of the claims, the reader's country first."""
    home = answering.knowledge.home
    held = [
        (claim.order or 0, place != home, claim, phone, place)
        for claim in _said(answering, flag, CALL)
        for phone in _said(answering, claim.object or "", PHONE)
        for place in phone.qualifiers.get(PLACE, ("",))
    ]
    for _, _, claim, phone, place in sorted(held, key=lambda one: (one[0], one[1], one[4], one[2].id)):
        yield Call(
            service=claim.object or "",
            name=answering.speaker.label(claim.object or ""),
            phone=phone.value or "",
            place=answering.speaker.label(place) if place else "",
            claims=(claim.id, phone.id),
        )


def _said(answering: Answering, subject: str, predicate: str) -> Iterator[Claim]:
    """The claims in force of a subject and a predicate, in their order."""
    held = answering.graph.forward.get((predicate, "supports"), {}).get(subject, {})
    claims = [answering.graph.claims[key] for keys in held.values() for key in keys]
    yield from sorted(claims, key=lambda claim: (claim.order or 0, claim.id))
