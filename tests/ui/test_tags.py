"""The tag library escapes what people typed and says what it shows."""

import datetime as dt

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import mark_safe

from kam.ui import widgets

NASTY = '<script>x("&")</script>'
SAFE = "&lt;script&gt;x(&quot;&amp;&quot;)&lt;/script&gt;"


def render(source, path="/", **context):
    return engines["django"].from_string(source).render(context, RequestFactory().get(path))


@pytest.mark.parametrize(
    "source",
    [
        "{% pill 'good' x %}",
        "{% pill x 'word' %}",
        "{% phase_pill x %}",
        "{% phase_pill 'renewal' x %}",
        "{% avatar x '' True %}",
        "{% button x '/' %}",
        "{% button 'a' x %}",
        "{% submit x %}",
        "{% submit 'a' name='b' value=x %}",
        "{% chip x '/' %}",
        "{% sheet title=x %}{{ x }}{% endsheet %}",
        "{% sheet title='a' href=x link=x %}{% endsheet %}",
        "{% page_header x lead=x %}{% endpage_header %}",
        "{% fact x note=x %}{{ x }}{% endfact %}",
        "{% panel x lead=x %}{{ x }}{% endpanel %}",
        "{% dialog 'd' x %}{{ x }}{% enddialog %}",
        "{% empty x example=x %}{{ x }}{% endempty %}",
        "{% notice 'risk' title=x %}{{ x }}{% endnotice %}",
        "{% menu x %}{{ x }}{% endmenu %}",
        "{% score_bar 50 100 x %}",
        "{% spark values x %}",
        "{% sort_header 'name' x %}",
        "{% icon 'x' x %}",
        "{% kbd x %}",
    ],
)
def test_nothing_typed_becomes_markup(source):
    html = render(source, x=NASTY, values=[1, 2, 3])
    assert "<script" not in html
    assert 'x("' not in html


def test_absent_values_are_said_not_shown_as_none():
    source = "{% money x %}{% number x %}{% percent x %}{% day x %}{% moment x %}{% health x %}{% score_bar x %}"
    html = render(source, x=None)
    assert "None" not in html
    assert html.count('class="none"') == 7


def test_health_says_its_state_in_words():
    html = render("{% health 43 -12 %}")
    assert "at risk" in html
    assert "\u221212" in html


@pytest.mark.parametrize(("name", "letters"), [("Hélène Baroux", "HB"), ("Cher", "CH"), ("", "?"), ("jean-paul", "JP")])
def test_initials(name, letters):
    assert render("{{ name|initials }}", name=name) == letters


def test_a_day_is_relative_with_its_exact_date_in_the_title():
    html = render("{% day d 'relative' today %}", d=dt.date(2026, 12, 5), today=dt.date(2026, 11, 23))
    assert html == '<time datetime="2026-12-05" title="Saturday, 5 December 2026" class="near">in 12 days</time>'


def test_a_sorted_column_turns_and_forgets_the_page():
    html = render("{% sort_header 'name' 'Account' %}{% sort_state 'name' %}", path="/?sort=name&after=abc&q=x")
    assert 'href="?sort=-name&amp;q=x"' in html
    assert 'aria-sort="ascending"' in html


def test_a_link_to_a_page_that_does_not_exist_is_left_out():
    assert render("{% maybe_url 'nowhere:at_all' %}{% nav_link 'nowhere:at_all' 'Nowhere' 'x' %}") == ""


def test_theme_takes_known_words_only():
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = '"><script>'
    assert engines["django"].from_string("{% theme device_only=True %}").render({}, request) == "auto"


class Sample(forms.Form):
    name = forms.CharField(help_text="As on the letterhead.")
    fit = forms.ChoiceField(choices=[(n, n) for n in range(6)], widget=widgets.ScoreInput())
    amount = forms.DecimalField(widget=widgets.MoneyInput("CHF"), required=False)
    shared = forms.BooleanField(required=False)


def test_a_refused_form_names_each_error_beside_its_field_and_keeps_the_text():
    form = Sample({"name": "", "amount": NASTY})
    html = render('{% include "components/_form.html" with submit="Save" %}', form=form)
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert 'href="#id_name"' in html
    assert SAFE in html
    assert 'role="radiogroup"' in html
    assert "CHF" in html


def test_optional_arguments_do_not_pick_up_objects_of_the_page():
    html = render(
        '{% include "components/_form.html" %}', form=Sample(), action=object(), target=object(), draft=object()
    )
    assert "object at" not in html
    assert "hx-post" not in html


def test_no_inline_style_or_script_anywhere(settings):
    for template in (settings.BASE_DIR / "templates").rglob("*.html"):
        if {"email", "pdf"} & set(template.parts):
            continue
        text = template.read_text()
        assert " style=" not in text, template
        assert "<style" not in text, template
        assert "<script>" not in text, template


def test_remembered_cells_never_mix_escaped_and_raw_text():
    raw = "{% avatar a '' True %}{% avatar b '' True %}"
    html = render(raw, a=mark_safe("<b>x</b>"), b="<b>x</b>")
    assert html.count("&lt;b&gt;") >= 2


def test_remembered_cells_follow_the_language():
    with translation.override("en"):
        first = render("{% day d 'exact' %}", d=dt.date(2026, 12, 5))
    with translation.override("fr"):
        second = render("{% day d 'exact' %}", d=dt.date(2026, 12, 5))
    assert ("5 Dec 2026" in first, "5 déc. 2026" in second) == (True, True)


@pytest.mark.parametrize("shell", ["base.html", "base_plain.html", "errors/500.html"])
def test_shells_render_without_anybody_signed_in(shell):
    html = render_to_string(shell, {}, RequestFactory().get("/"))
    assert html.startswith("<!doctype html>")
    assert 'id="main"' in html


def test_an_icon_is_silent_unless_named_and_leaves_its_line_to_the_style_sheet():
    html = render("{% icon 'anchor' %}")
    assert html.startswith('<svg class="icon" ')
    assert 'aria-hidden="true"' in html
    assert "stroke-width" not in html
    assert 'role="img" aria-label="Close"' in render("{% icon 'x' 'Close' %}")


def test_a_filter_bar_prints_what_says_itself_as_html():
    class Select:
        id_for_label = label = "phase"

        def __html__(self):
            return mark_safe('<select name="phase"></select>')

    html = render('{% include "components/_filter_bar.html" %}', form=[Select()])
    assert '<select name="phase"></select>' in html
