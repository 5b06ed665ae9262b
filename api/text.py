"""Explanations as text for the terminal and as Markdown: two dresses of one leaflet. Knows no claim and no command."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from textwrap import TextWrapper

from api.leaflet import Kind, Leaflet, Line
from explain.model import Explanation
from explain.speaker import Speaker

WIDEST, NARROWEST = 88, 40
ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)\"'”]")
SPECIAL = re.compile(r"([\\`*_\[\]<>&|~$])")
BLOCK_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+#=]))")
RESET = "\x1b[0m"
PAINT: dict[Kind, str] = {"alert": "\x1b[1;31m", "title": "\x1b[1m", "heading": "\x1b[1;36m", "aside": "\x1b[2m"}
UNDERLINE: dict[Kind, str] = {"title": "=", "heading": "-"}
TIGHT: frozenset[Kind] = frozenset({"item", "step", "row", "source"})  # no blank line between two of these
TIGHT_IN_TEXT: frozenset[Kind] = frozenset({*TIGHT, "sentence"})


def as_text(
    explanation: Explanation, speaker: Speaker, width: int = 80, color: bool = False, full: bool = False
) -> str:
    """An explanation as wrapped lines, for a terminal or a pipe.

    Args:
        width: of the terminal, in characters; lines stay readable on a very wide one.
        color: mark headings and alerts with ANSI codes, which only a terminal understands.
        full: with what is told only when it is asked for.
    """
    across = max(NARROWEST, min(width, WIDEST))
    leaflet = Leaflet(explanation, speaker, full)
    return _joined(leaflet, TIGHT_IN_TEXT, lambda line: _painted(line, _plain(line, across), color))


def as_markdown(explanation: Explanation, speaker: Speaker, full: bool = False) -> str:
    """An explanation as Markdown that shows every character as it was written."""
    return _joined(Leaflet(explanation, speaker, full), TIGHT, _marked_up)


def _joined(leaflet: Leaflet, tight: frozenset[Kind], dress: Callable[[Line], str]) -> str:
    out: list[str] = []
    before: Kind | None = None
    for line in leaflet.lines():
        if before and not (line.kind == before and line.kind in tight):
            out.append("")
        out.append(dress(line))
        before = line.kind
    return "\n".join(out) + "\n"


def _plain(line: Line, width: int) -> str:
    if line.kind == "row":
        return _row(line, width)
    number = f"[{line.marks[0]}] " if line.kind == "source" else ""
    first = {"step": f"{line.place}. ", "alert": "!! ", "item": "- ", "source": f"{number:>5}"}.get(line.kind, "")
    text = f"{line.text}{_numbers(line)}"
    then = "  " if line.kind == "sentence" else " " * len(first)
    out = [_wrapped(text, first, then, width)]
    if line.kind in UNDERLINE:
        out.append(UNDERLINE[line.kind] * min(width, len(printable(text))))
    indent = " " * len(first)
    out += [_wrapped(used, indent, indent, width) for used in line.more]
    if line.url:
        out.append(indent + printable(line.url))
    return "\n".join(out)


def _row(line: Line, width: int) -> str:
    """A table's row: its first cell, and below it the others that say anything, each behind its heading."""
    held = [(head, cell) for head, cell in zip(line.heads, line.more, strict=True) if cell]
    head = _wrapped(f"{held[0][1]}{_numbers(line)}", "- ", "  ", width)
    return "\n".join([head, *(_wrapped(f"{title}: {cell}", "    ", "      ", width) for title, cell in held[1:])])


def _wrapped(text: str, first: str, then: str, width: int) -> str:
    wrapper = TextWrapper(
        width, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
    return wrapper.fill(printable(text))


def _painted(line: Line, text: str, color: bool) -> str:
    paint = PAINT.get(line.kind) if color else None
    return "\n".join(f"{paint}{row}{RESET}" for row in text.split("\n")) if paint else text


def printable(text: str) -> str:
    """Text without the control codes by which it could take over a terminal.

    >>> printable("red \\x1b[31mnow")
    'red  [31mnow'
    """
    return text if text.isprintable() else "".join(letter if letter.isprintable() else " " for letter in text)


def _marked_up(line: Line) -> str:
    text = escaped(line.text) + escaped(_numbers(line))
    if line.kind == "row":
        heads = [" | ".join(map(escaped, line.heads)), " | ".join("---" for _ in line.heads)] if line.place == 1 else []
        cells = [*map(escaped, line.more)]
        return "\n".join(f"| {row} |" for row in (*heads, " | ".join([cells[0] + escaped(_numbers(line)), *cells[1:]])))
    if line.kind == "source":
        number = f"{line.marks[0]}. "
        rows = [text, *map(escaped, line.more), f"<{line.url}>"]
        return number + f"  \n{' ' * len(number)}".join(rows)  # two spaces before a line's end break it
    dress: dict[Kind, str] = {"alert": "> **{}**", "note": "> {}", "title": "# {}", "heading": "## {}", "item": "- {}"}
    if line.kind == "step":
        return f"{line.place}. {text}"
    return dress.get(line.kind, "{}").replace("{}", text)


def _numbers(line: Line) -> str:
    left = f" {line.left}" if line.left else ""
    return f" [{ranges(line.marks)}{left}]" if line.marks and line.kind != "source" else ""


def ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers, with three or more in a row as a range.

    >>> ranges((1, 4, 5, 7, 8, 9, 10))
    '1, 4, 5, 7–10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def escaped(text: str) -> str:
    r"""Text that Markdown shows as it stands; addresses become links.

    >>> escaped("*5 < 6* at https://a.example/b_c.")
    '\\*5 \\< 6\\* at <https://a.example/b_c>.'
    """
    out, read = [], 0
    shown = printable(text)
    for address in ADDRESS.finditer(shown):
        out += [SPECIAL.sub(r"\\\1", shown[read : address.start()]), f"<{address[0]}>"]
        read = address.end()
    out.append(SPECIAL.sub(r"\\\1", shown[read:]))
    return BLOCK_START.sub(r"\1\\", "".join(out))
