"""The picture's colors stand in viz/colors.yaml alone; the pages' own where a style sheet names them, once each."""

from __future__ import annotations

import re

import pytest

from api.assets import asset
from ontology.turtle import read_vocabulary
from tests.house.tree import own_files, text
from viz.colors import Paint, palette, sheet
from viz.network import picture
from viz.view import View

COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab|hwb)\(")
NAMED = re.compile(r"--[\w-]+: *#[0-9a-fA-F]{3,8};")
OWN_PALETTES = ("api/static/style.css", "api/static/paper.css", "api/static/icon.svg")
"""Where the pages' own colors are: a screen's, paper's, and those of the icon, which no style sheet reaches."""
READABLE = 4.5  # contrast of words, as WCAG 2.2 asks at least


def test_no_color_stands_elsewhere() -> None:
    """Add it to viz/colors.yaml (the picture) or to `:root` of style.css (the pages), and use its name."""
    held = own_files(".py", ".js", ".j2", ".css", ".svg", ".yaml")
    files = [path for path in held if path.parts[0] in ("api", "viz") and str(path) not in OWN_PALETTES]
    found = {str(path): COLOR.findall(text(path)) for path in files if path.name != "colors.yaml"}
    assert not {path: colors for path, colors in found.items() if colors}


@pytest.mark.parametrize("path", OWN_PALETTES[:2])
def test_a_style_sheet_names_each_of_its_colors(path: str) -> None:
    assert not COLOR.findall(NAMED.sub("", text(path))), "give it a name (`--name: #…;`) and use that"


def test_sheet_families_and_groups_follow_from_the_one_file() -> None:
    names = palette().names
    for name in (*names, "ink"):
        assert sheet().count(f"--family-{name}: #") == 2, "once by day and once by night"
    assert picture(View())["families"] == list(names), "the script makes its groups of these"
    assert "`--family-${family}`" in text("viz/static/graph.js")
    served = asset("colors.css")
    assert served
    assert served.body.decode() == sheet()


def test_every_family_is_a_class_and_the_last_is_for_all_that_is_left() -> None:
    classes = read_vocabulary().classes
    assert set(palette().names) <= set(classes)
    assert palette().names[-1] == "Concept"


@pytest.mark.parametrize("family", palette().families, ids=lambda family: family.of[0])
def test_words_can_be_read_on_every_color(family: Paint) -> None:
    for fill, ink in ((family.light, palette().ink.light), (family.dark, palette().ink.dark)):
        assert contrast(fill, ink) >= READABLE


def contrast(one: str, other: str) -> float:
    """How well two colors are told apart, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """How bright a color is, from 0 to 1."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
