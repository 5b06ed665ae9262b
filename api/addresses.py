"""Addresses of the site for a reader of a language and a register. Knows no page and no route."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

from kg.claims import DEFAULT_LANGUAGE, REGISTERS


def spoken_in(address: str, language: str, register: str | None = None) -> str:
    """An address of the site that says which words are wanted; the first language and register need no saying.

    >>> spoken_in("/concepts/her2", "en"), spoken_in("/explore?concept=her2#main", "es", "clinical")
    ('/concepts/her2', '/explore?concept=her2&register=clinical&language=es#main')
    """
    said = {}
    if register not in (None, REGISTERS[0]):
        said["register"] = register
    if language != DEFAULT_LANGUAGE:
        said["language"] = language
    if not said:
        return address
    parts = urlsplit(address)
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, urlencode(said))))))
