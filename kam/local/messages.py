"""Translations without gettext's programs: extract, update, check, compile."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo

from kam.local import catalogues
from kam.local.catalogues import ROOMS
from kam.local.console import say
from kam.local.places import ROOT


def update_all(rooms: tuple[str, ...] = ROOMS, root: Path = ROOT) -> None:
    """Bring the rooms' catalogues up to date with the source and compile them."""
    for room, path, language in _places(rooms, root):
        catalogue = catalogues.updated(catalogues.extracted(room, language, root), catalogues.load(path, language))
        path.parent.mkdir(parents=True, exist_ok=True)
        text, texts = catalogues.dump(catalogue, language), list(catalogues.texts_of(catalogue))
        if not path.exists() or path.read_bytes() != text:
            path.write_bytes(text)
        say(f"  {room}: {len(texts)} texts, {sum(not catalogues.translated(each) for each in texts)} to translate")
    compile_all(root)


def check_all(rooms: tuple[str, ...] = ROOMS, root: Path = ROOT) -> int:
    """Print every complaint; 1 when there is one."""
    found = [
        f"{path.relative_to(root)}: {complaint}"
        for room, path, language in _places(rooms, root)
        for complaint in catalogues.complaints(
            catalogues.extracted(room, language, root), catalogues.load(path, language)
        )
    ]
    for line in found:
        say(line)
    return 1 if found else 0


def compile_all(root: Path = ROOT) -> None:
    """Compile what changed; a reader never sees half a file."""
    for path in sorted((root / "locale").glob("*/*/LC_MESSAGES/django.po")):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        draft = target.with_suffix(".mo-draft")
        with draft.open("wb") as file:
            write_mo(file, catalogues.load(path, path.parts[-3]))
        draft.replace(target)


def _places(rooms: tuple[str, ...], root: Path) -> Iterator[tuple[str, Path, str]]:
    for room in rooms:
        for language in catalogues.LANGUAGES:
            yield room, catalogues.place(room, language, root), language
