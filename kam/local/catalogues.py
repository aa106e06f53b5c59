"""The texts of a room and their translations, as Babel catalogues.

One catalogue per room, `locale/<room>/<language>/LC_MESSAGES/django.po`. The header holds no dates and the locations no
line numbers, so that a catalogue changes only when a text does.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from kam.local.console import Stop
from kam.local.places import ROOT

APPS = ("accounts", "stakeholders", "plans", "reviews", "insights")
ROOMS = ("kam", *APPS)
LANGUAGES = ("fr",)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Ancrage\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def sources(room: str, root: Path = ROOT) -> Iterator[Path]:
    """Every Python file and template whose texts belong to the room, in a stable order."""
    yield from sorted((root / room).rglob("*.py"))
    templates = root / "templates"
    inside = [templates / room] if room != "kam" else [templates]
    for path in sorted(path for folder in inside for path in folder.rglob("*") if path.suffix in {".html", ".txt"}):
        if room != "kam" or path.relative_to(templates).parts[0] not in APPS:
            yield path


def extracted(room: str, language: str, root: Path = ROOT) -> Catalog:
    """An untranslated catalogue of all texts of the room."""
    catalogue = Catalog(locale=language, project="Ancrage")
    for path in sources(room, root):
        name = path.relative_to(root).as_posix()
        for line, texts, comments, context in extract("python", _python(path, name), KEYWORDS, ["Translators:"]):
            catalogue.add(texts, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue


def _python(path: Path, name: str) -> BytesIO:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        try:
            text = templatize(text, origin=name)
        except SyntaxError as error:
            raise Stop(f"Cannot read the texts of {name}: {error}.") from error
        # What is left of the template must not look like Python indentation.
        text = "\n".join(line.lstrip() for line in text.split("\n"))
    return BytesIO(text.encode())


def updated(fresh: Catalog, old: Catalog) -> Catalog:
    """The extracted texts with the translations they already had; what is no longer used is dropped."""
    for message in texts_of(fresh):
        known = old.get(_key(message), context=message.context)
        if known is not None and isinstance(known.string, tuple) == message.pluralizable:
            message.string = known.string
            message.user_comments = known.user_comments
            message.flags |= known.flags & {"fuzzy"}
    return fresh


def complaints(fresh: Catalog, current: Catalog) -> Iterator[str]:
    """Texts that are missing, untranslated, fuzzy, or whose placeholders differ from the original's."""
    for message in texts_of(fresh):
        known = current.get(_key(message), context=message.context)
        strings = () if known is None else known.string if isinstance(known.string, tuple) else (known.string,)
        if known is None or known.pluralizable != message.pluralizable:
            yield f"not in the catalogue: {_key(message)!r}"
        elif known.fuzzy:
            yield f"fuzzy: {_key(message)!r}"
        elif not strings or not all(strings):
            yield f"untranslated: {_key(message)!r}"
        else:
            for error in known.check(current):
                yield f"{error}: {_key(message)!r}"


def place(room: str, language: str, root: Path = ROOT) -> Path:
    """Where the room's catalogue lies."""
    return root / "locale" / room / language / "LC_MESSAGES" / "django.po"


def load(path: Path, language: str) -> Catalog:
    """Read a catalogue; an absent one is empty."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True, charset="utf-8")


def dump(catalogue: Catalog, language: str) -> bytes:
    """The text of the catalogue file, the same for the same texts."""
    body = BytesIO()
    write_po(body, catalogue, width=110, omit_header=True, include_lineno=False)
    return HEADER.format(language=language, plurals=catalogue.plural_forms).encode() + body.getvalue().lstrip()


def texts_of(catalogue: Catalog) -> list[Message]:
    """Its texts, without the header."""
    return [message for message in catalogue if message.id]


def translated(message: Message) -> bool:
    """Whether every form of the text is translated."""
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
