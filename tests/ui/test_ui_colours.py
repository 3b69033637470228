"""Colours, computed: contrast in both themes, and what stays apart to people with colour blindness."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations, pairwise

import numpy as np
import pytest
from driving import ROOT

from mlgap.reports import _charts, _market_charts, _market_mixes, _pay_charts

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
STYLE = "\n".join(path.read_text() for path in sorted((ROOT / "mlgap" / "ui").glob("*.css")))
TEXT, GRAPHIC = 4.5, 3.0
"""WCAG 2.2 AA: success criteria 1.4.3 and 1.4.11."""
APART, STEP = 10.0, 5.0
"""CIE76: of any two colours of a palette, and in lightness of neighbours on a scale; 2.3 is just seen."""
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
BLINDNESS = {
    "none": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
PALETTES = {
    "status": [*_charts.STATUS_COLOURS.values()],
    "segments": [*_charts.SEGMENT_COLOURS],
    "pay": [look.colour for look in _pay_charts._LOOKS.values()],
    "signal": [*_market_charts.SIGNAL_COLOURS.values()],
    "certificates": [*_market_mixes.STATUS_COLOURS.values()],
}


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255


def linear(colour: np.ndarray) -> np.ndarray:
    return np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) + 0.05 for c in (one, other))
    return high / low


def lab(light: np.ndarray) -> np.ndarray:
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]],
    )
    xyz = to_xyz @ light / [0.95047, 1, 1.08883]
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def seen(colour: str, blindness: str) -> np.ndarray:
    return lab(np.clip(np.array(BLINDNESS[blindness]) @ linear(rgb(colour)), 0, 1))


def grounds(theme: str) -> list[np.ndarray]:
    of = THEME[theme]
    return [
        rgb(of["backgroundColor"]),
        rgb(of["secondaryBackgroundColor"]),
        rgb(of["sidebar"]["backgroundColor"]),
    ]


def over(text: np.ndarray, ground: np.ndarray, opacity: float) -> np.ndarray:
    return text * opacity + ground * (1 - opacity)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_reach_the_contrast_of_text_on_every_ground(theme: str) -> None:
    words = {name: THEME[theme][name] for name in ("textColor", "linkColor", "primaryColor")}
    short = {
        (name, contrast(rgb(colour), ground))
        for name, colour in words.items()
        for ground in grounds(theme)
        if contrast(rgb(colour), ground) < TEXT
    }
    assert short == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_faint_words_reach_it_too(theme: str) -> None:
    """What the style sheets make faint; marks on a page's picture hold no words, and buttons none but on."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", STYLE)
    faint = {
        selector.strip(): float(found[1])
        for selector, body in rules
        if (found := re.search(r"(?<![\w-])(?:fill-)?opacity: (0\.\d+)", body)) and ".sheet" not in selector
    }
    assert len(faint) > 5
    text = rgb(THEME[theme]["textColor"])
    short = {
        selector: opacity
        for selector, opacity in faint.items()
        for ground in grounds(theme)
        if contrast(over(text, ground, opacity), ground) < TEXT
    }
    assert short == {}


def test_words_on_a_fill_reach_the_contrast_of_text() -> None:
    pairs = re.findall(r"background: (#[0-9a-f]{6}); color: (#[0-9a-f]{3,6})", STYLE)
    assert len(pairs) > 3
    full = [
        (ground, text if len(text) == 7 else "#" + "".join(c * 2 for c in text[1:])) for ground, text in pairs
    ]
    assert [p for p in full if contrast(rgb(p[0]), rgb(p[1])) < TEXT] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_on_a_tint_reach_the_contrast_of_text(theme: str) -> None:
    """Badges, marks and what was said stand on a tint of a colour over the ground, in the theme's text."""
    tints = re.findall(r"background: color-mix\(in srgb, (#[0-9a-f]{6}) (\d+)%, transparent\)", STYLE)
    assert len(tints) > 3
    text = rgb(THEME[theme]["textColor"])
    short = [
        (colour, part)
        for colour, part in tints
        for ground in grounds(theme)
        if contrast(text, over(rgb(colour), ground, int(part) / 100)) < TEXT
    ]
    assert short == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("palette", [*PALETTES])
def test_marks_of_charts_reach_the_contrast_of_graphics(palette: str, theme: str) -> None:
    ground = rgb(THEME[theme]["backgroundColor"])
    assert [c for c in PALETTES[palette] if contrast(rgb(c), ground) < GRAPHIC] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_of_marked_text_reach_the_contrast_of_graphics(theme: str) -> None:
    colours = {*re.findall(r"--grade: (#[0-9a-f]{6})", STYLE)}
    colours |= {*re.findall(r"(?:outline|border[\w-]*): [^;]*(#[0-9a-f]{6})", STYLE)} - {"#16211f", "#4a5854"}
    fills = {*re.findall(r"background: (#[0-9a-f]{6})", STYLE)}
    ground = rgb(THEME[theme]["backgroundColor"])
    short = {c for c in colours - fills if contrast(rgb(c), ground) < GRAPHIC}
    assert len(colours) > 5
    assert short == set()


@pytest.mark.parametrize("blindness", [*BLINDNESS])
@pytest.mark.parametrize("palette", [*PALETTES])
def test_colours_of_a_palette_stay_apart(palette: str, blindness: str) -> None:
    close = [
        (one, other)
        for one, other in combinations(dict.fromkeys(PALETTES[palette]), 2)
        if np.linalg.norm(seen(one, blindness) - seen(other, blindness)) < APART
    ]
    assert close == []


@pytest.mark.parametrize("blindness", [*BLINDNESS])
def test_the_heat_scale_grows_darker_step_by_step(blindness: str) -> None:
    lightness = [seen(colour, blindness)[0] for colour in _charts._HEAT]
    assert all(one - other >= STEP for one, other in pairwise(lightness))


def test_figures_on_the_heat_scale_reach_the_contrast_of_text() -> None:
    """The scale is drawn between its colours in equal parts, as Vega does, in RGB."""
    scale = np.array([rgb(colour) for colour in _charts._HEAT])
    places = np.linspace(0, 1, len(scale))
    for share in np.linspace(0, 1, 101):
        cell = np.array([np.interp(share, places, scale[:, channel]) for channel in range(3)])
        ink = "#ffffff" if share > _charts.LIGHT_INK_ABOVE else _charts.INK
        assert contrast(rgb(ink), cell) >= TEXT, share


def test_status_and_basis_are_never_told_by_colour_alone() -> None:
    assert _charts.STATUS_SHAPES.keys() == _charts.STATUS_COLOURS.keys()
    assert len(set(_charts.STATUS_SHAPES.values())) == len(_charts.STATUS_SHAPES)
    assert len({look.shape for look in _pay_charts._LOOKS.values()}) == len(_pay_charts._LOOKS)
    assert len(_market_charts.SHAPES) >= len(_charts.SEGMENT_COLOURS)
