"""Extraction, update and check of translations, on a small house of its own."""

import gettext
from pathlib import Path

import pytest

from kam.local import catalogues, messages
from kam.local.console import Stop

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
GREETING = _("Good morning")
def count(n): return ngettext("%(n)s account", "%(n)s accounts", n) % {"n": n}
MAY = pgettext("month", "May")
"""
TEMPLATE = """{% load i18n %}
  <h1 title="{% translate 'Portfolio' %}">{{ _("Search")|lower }}</h1>
    {% blocktranslate count n=total trimmed %}
      One objective of {{ name }}
    {% plural %}
      {{ n }} objectives of {{ name }}
    {% endblocktranslate %}
  <p>it's 100% "fine": (</p>
 {% empty title=_("Nothing here yet") %}
"""
FRENCH: dict[str, str | tuple[str, ...]] = {
    "Good morning": "Bonjour",
    "%(n)s account": ("%(n)s compte", "%(n)s comptes"),
    "May": "mai",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for folder in ("kam", "accounts", "templates/accounts", "templates/components"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "kam/words.py").write_text(PYTHON)
    (tmp_path / "templates/accounts/account_list.html").write_text(TEMPLATE)
    (tmp_path / "templates/components/_empty.html").write_text("{% load i18n %}{% translate 'Empty' %}")
    return tmp_path


def translate(house: Path, room: str, strings: dict[str, str | tuple[str, ...]]) -> Path:
    path = catalogues.place(room, "fr", house)
    catalogue = catalogues.extracted(room, "fr", house)
    for message in catalogues.texts_of(catalogue):
        message.string = strings.get(message.id if isinstance(message.id, str) else message.id[0], message.string)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(catalogues.dump(catalogue, "fr"))
    return path


def ids(house: Path, room: str) -> set[object]:
    return {message.id for message in catalogues.texts_of(catalogues.extracted(room, "fr", house))}


def complaints(house: Path, room: str) -> list[str]:
    path = catalogues.place(room, "fr", house)
    return list(catalogues.complaints(catalogues.extracted(room, "fr", house), catalogues.load(path, "fr")))


def test_python_and_templates_are_read_into_their_rooms(house: Path) -> None:
    assert ids(house, "kam") == {"Good morning", ("%(n)s account", "%(n)s accounts"), "May", "Empty"}
    assert ids(house, "accounts") == {
        "Portfolio",
        "Search",
        "Nothing here yet",
        ("One objective of %(name)s", "%(n)s objectives of %(name)s"),
    }


def test_an_impossible_template_is_named(house: Path) -> None:
    broken = "{% blocktranslate %}{% if x %}{% endblocktranslate %}"
    (house / "templates/accounts/broken.html").write_text(broken)
    with pytest.raises(Stop, match=r"templates/accounts/broken\.html"):
        ids(house, "accounts")


def test_an_update_keeps_translations_and_drops_what_is_gone(house: Path) -> None:
    path = translate(house, "kam", {**FRENCH, "Empty": "Vide"})
    (house / "kam/words.py").write_text(PYTHON.replace('_("Good morning")', '_("Good evening")'))
    messages.update_all(("kam",), house)
    text = path.read_text()
    assert "%(n)s comptes" in text
    assert 'msgstr "mai"' in text
    assert "Bonjour" not in text
    assert complaints(house, "kam") == ["untranslated: 'Good evening'"]


def test_an_update_without_news_changes_no_byte(house: Path) -> None:
    path = translate(house, "kam", FRENCH)
    before = path.read_bytes()
    messages.update_all(("kam",), house)
    assert path.read_bytes() == before
    assert b"Date" not in before
    assert b".py:" not in before


def test_the_check_fails_on_a_missing_translation(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(house, "kam", {**FRENCH, "Empty": "Vide"})
    assert messages.check_all(("kam",), house) == 0
    translate(house, "kam", FRENCH)
    assert messages.check_all(("kam",), house) == 1
    assert "locale/kam/fr/LC_MESSAGES/django.po: untranslated: 'Empty'" in capsys.readouterr().out


def test_the_check_fails_on_a_text_the_catalogue_does_not_know(house: Path) -> None:
    translate(house, "kam", {**FRENCH, "Empty": "Vide"})
    (house / "kam/more.py").write_text('_("New here")')
    assert complaints(house, "kam") == ["not in the catalogue: 'New here'"]


def test_the_check_fails_on_fuzzy_half_plural_and_wrong_placeholder(house: Path) -> None:
    path = translate(house, "kam", {**FRENCH, "Empty": "Vide", "%(n)s account": ("%(n)s compte", "")})
    text = path.read_text().replace('msgid "Empty"', '#, fuzzy\nmsgid "Empty"')
    path.write_text(text)
    assert sorted(complaints(house, "kam")) == ["fuzzy: 'Empty'", "untranslated: '%(n)s account'"]
    path = translate(house, "kam", {**FRENCH, "Empty": "Vide", "%(n)s account": ("%(m)s compte", "%(m)s comptes")})
    assert any("%(n)s account" in each for each in complaints(house, "kam"))


def test_compiled_catalogues_speak_french_plurals(house: Path) -> None:
    path = translate(house, "kam", FRENCH)
    messages.compile_all(house)
    with path.with_suffix(".mo").open("rb") as file:
        french = gettext.GNUTranslations(file)
    assert french.gettext("Good morning") == "Bonjour"
    forms = [french.ngettext("%(n)s account", "%(n)s accounts", n) for n in (0, 1, 2)]
    assert forms == ["%(n)s compte", "%(n)s compte", "%(n)s comptes"]
    assert french.pgettext("month", "May") == "mai"
