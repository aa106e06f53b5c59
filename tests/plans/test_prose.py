"""Long texts: a little Markdown, and nothing that could do harm."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.prose import prose

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=http://evil.example/x.png onerror=alert(1)>",
    "![x](http://evil.example/x.png)",
    "![x](file:///etc/passwd)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/settings/)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<file:///etc/passwd>",
    "<iframe src=file:///etc/passwd></iframe>",
    "<style>@import url(http://evil.example)</style>",
    "<svg><use href='http://evil.example#x'/></svg>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<object data=file:///etc/passwd></object>",
    "<a href='x' style='background:url(http://evil.example)'>x</a>",
    "[x]: http://evil.example\n![x]",
    "&lt;script&gt;&#60;script&#62;",
    "```html\n<script>alert(1)</script>\n```",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text):
    html = prose(text)
    tags = set(re.findall(r"<\s*([a-z0-9]+)", html))
    assert tags <= {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "hr", "h3", "a"}
    assert all(href.startswith(("http://", "https://", "mailto:")) for href in re.findall(r'href="([^"]*)"', html))
    assert not re.search(r"<[^>]*\s(?!href=|rel=)[a-z]+=", html)


@given(st.text(alphabet="<>&\"'()[]!*_`#-/\\:;= \nabcjs", max_size=200))
def test_no_text_makes_another_tag(text):
    assert set(re.findall(r"<\s*([a-z0-9]+)", prose(text))) <= {
        "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "hr", "h3", "a",
    }  # fmt: skip


def test_what_people_write_reads_well():
    html = prose("# Title\n\n**bold** and *slanted*\n- one\n- two\n\n[site](https://example.org)")
    assert "<h3>Title</h3>" in html
    assert "<strong>bold</strong>" in html
    assert html.count("<li>") == 2
    assert 'href="https://example.org"' in html
    assert "noopener" in html
