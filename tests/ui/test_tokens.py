"""The tokens hold in both themes, and nobody paints past them."""

import gzip
import re

import pytest

from kam.ui import palette
from tests.ui.css import CSS, STATIC, contrast, mixed, tokens

INKS = ["ink", "ink-2", "ink-3", "accent", "good", "watch", "risk", *palette.PHASES]
GROUNDS = ["paper", "sheet"]
PAIRS = [
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    *((ink, "sunk") for ink in ("ink", "ink-2", "ink-3")),
    *((f"{state}", f"{state}-soft") for state in ("good", "watch", "risk", "accent")),
    *(("ink", f"{state}-soft") for state in ("good", "watch", "risk", "accent")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-risk", "risk"),
    ("on-risk", "risk-strong"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_reads_on_its_ground(ink, ground, theme):
    known = tokens()
    assert contrast(known[ink][theme], known[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("phase", palette.PHASES)
def test_phase_pills_read_on_their_tint(phase, theme):
    hue, sheet = tokens()[phase][theme], tokens()["sheet"][theme]
    assert contrast(hue, mixed(hue, sheet, 0.09)) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("edge", "ground"), [("edge", "sheet"), ("edge", "paper"), ("accent", "paper"), ("accent", "sheet")]
)
def test_controls_and_focus_stand_out(edge, ground, theme):
    assert contrast(tokens()[edge][theme], tokens()[ground][theme]) >= 3


def test_the_python_palette_is_the_light_theme():
    light = {name: pair[0] for name, pair in tokens().items()}
    assert {name: light[name] for name in palette.TOKENS} == palette.TOKENS


def test_raw_colours_live_in_the_tokens_only():
    raw = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")
    for sheet in CSS.glob("*.css"):
        if sheet.name != "tokens.css":
            assert not raw.search(sheet.read_text()), sheet.name


def test_every_token_that_is_used_exists():
    known = set(re.findall(r"--([\w-]+):", (CSS / "tokens.css").read_text()))
    for sheet in CSS.glob("*.css"):
        assert set(re.findall(r"var\(--([\w-]+)", sheet.read_text())) <= known, sheet.name


@pytest.mark.parametrize(("folder", "pattern", "limit"), [("css", "*.css", 25_000), ("js", "*.js", 22_000)])
def test_transfer_budgets(folder, pattern, limit):
    # 40 KB for all JavaScript, of which htmx takes some 17.
    size = sum(len(gzip.compress(path.read_bytes())) for path in (STATIC / folder).rglob(pattern))
    assert size < limit


def test_sheets_use_the_declared_layers():
    for sheet in CSS.glob("*.css"):
        for layer in re.findall(r"@layer (\w+) \{", sheet.read_text()):
            assert layer in {"reset", "tokens", "base", "layout", "components", "utilities"}
