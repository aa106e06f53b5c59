"""What comes from the system and not from Python packages: pango for PDF, Chromium for browser tests."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from kam.local import debian
from kam.local.console import Stop, say, step
from kam.local.places import CACHE, VENV

UNPACKED = CACHE / "system"
LIBRARIES = (
    *("libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0"),
    *("libharfbuzz-subset.so.0", "libfontconfig.so.1"),
)
PDF_PACKAGES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fontconfig-config", "fonts-dejavu-core"]
BROWSER_PACKAGES = ["chromium", "libatomic1", "fonts-dejavu-core"]
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("~/.local/share/fonts").expanduser())
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def environment() -> dict[str, str]:
    """What children need to find unpacked libraries and fonts; nothing when nothing was unpacked."""
    if not UNPACKED.is_dir():
        return {}
    folders = [str(folder) for folder in debian.library_folders(UNPACKED)]
    if before := os.environ.get("LD_LIBRARY_PATH"):
        folders += [part for part in before.split(os.pathsep) if part not in folders]
    return {"LD_LIBRARY_PATH": os.pathsep.join(folders), "FONTCONFIG_FILE": str(_fontconfig())}


def ensure_libraries() -> None:
    """Make PDF possible, or say in one sentence that it is not; the rest of the product runs all the same."""
    if not missing_libraries():
        return
    try:
        with step("Unpacking pango, harfbuzz and a font for PDF into .cache/system"):
            debian.unpack(PDF_PACKAGES, UNPACKED)
    except Stop as reason:
        say(f"  PDF is not available here: {reason}.")


def missing_libraries() -> list[str]:
    """Names of libraries, or "a font", that neither the system nor the unpacked folder has."""
    missing = [name for name in LIBRARIES if not _loadable(name)]
    if not any(_has_font(folder) for folder in (*FONT_FOLDERS, UNPACKED / "usr/share/fonts")):
        missing.append("a font")
    return missing


def ensure_chromium() -> str | None:
    """The path of a Chromium that starts (and a Playwright driver that does), unpacked when there is none."""
    if (found := chromium()) and _driver_starts():
        return found
    try:
        with step("Unpacking Chromium for the browser tests into .cache/system"):
            debian.unpack(BROWSER_PACKAGES, UNPACKED)
    except Stop as reason:
        say(f"  Chromium is not available here, so browser tests cannot run: {reason}.")
    return chromium()


def chromium() -> str | None:
    """The first Chromium that starts: KAM_CHROMIUM, the system's, the unpacked one, Playwright's own download."""
    return next((str(path) for path in _candidates() if path.exists() and _starts(str(path), "--version")), None)


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("KAM_CHROMIUM"):
        yield Path(named)
    # Debian's `chromium` on PATH is a wrapper script that rewrites flags; the binary behind it does not.
    yield Path("/usr/lib/chromium/chromium")
    if on_path := shutil.which("chromium"):
        yield Path(on_path)
    yield UNPACKED / "usr/lib/chromium/chromium"
    yield from sorted(Path("~/.cache/ms-playwright").expanduser().glob("chromium-*/chrome-linux*/chrome"), reverse=True)


def _driver_starts() -> bool:
    drivers = list(VENV.glob("lib/python3*/site-packages/playwright/driver/node"))
    return not drivers or _starts(str(drivers[0]), "--version")


def _starts(*command: str) -> bool:
    try:
        told = subprocess.run(
            command, env={**os.environ, **environment()}, capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0


def _loadable(name: str) -> bool:
    if any((folder / name).exists() for folder in debian.library_folders(UNPACKED)):
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_font(folder: Path) -> bool:
    return any(path.suffix in {".ttf", ".otf", ".ttc"} for path in folder.rglob("*")) if folder.is_dir() else False


def _fontconfig() -> Path:
    folders = [str(folder) for folder in (*FONT_FOLDERS, UNPACKED / "usr/share/fonts")]
    text = FONTS.format(folders="\n".join(f"  <dir>{each}</dir>" for each in folders), cache=CACHE / "fontconfig")
    file = UNPACKED / "fonts.conf"
    if not file.exists() or file.read_text() != text:
        file.write_text(text)
    return file
