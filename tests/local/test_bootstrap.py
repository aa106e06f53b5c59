"""When the entry builds the environment, and what it says when it cannot."""

import sys
from pathlib import Path

import pytest

from kam.local import bootstrap
from kam.local.console import Stop
from kam.local.places import VENV


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "venv/bin").mkdir(parents=True)
    (tmp_path / "uv.lock").write_text("version = 1")
    return tmp_path


def synced(place: Path) -> bool:
    return bootstrap.synced(place / "venv", place / "uv.lock")


def test_an_environment_counts_only_with_python_and_the_stamp_of_this_lock_file(place: Path) -> None:
    assert not synced(place)
    (place / "venv/bin/python").touch()
    assert not synced(place)
    (place / "venv/.synced").write_text(bootstrap.fingerprint(place / "uv.lock"))
    assert synced(place)
    (place / "uv.lock").write_text("version = 2")
    assert not synced(place)


def test_nothing_is_built_when_asked_not_to() -> None:
    assert not bootstrap.needed({"KAM_NO_BOOTSTRAP": "1"}, Path("/usr"), virtual=False)


def test_a_bare_python_must_move_into_the_environment() -> None:
    assert bootstrap.needed({}, Path("/usr"), virtual=False)


def test_somebody_elses_environment_with_django_is_left_alone() -> None:
    assert not bootstrap.needed({}, Path("/opt/other"), virtual=True)


def test_our_own_environment_is_renewed_when_the_lock_file_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "synced", lambda: False)
    assert bootstrap.needed({}, VENV, virtual=True)
    monkeypatch.setattr(bootstrap, "synced", lambda: True)
    assert not bootstrap.needed({}, VENV, virtual=True)


@pytest.mark.parametrize(
    ("errors", "sentence"),
    [
        ("error: failed to write: No space left on device (os error 28)", "the disk is full"),
        ("error: Read-only file system (os error 30)", "cannot be written to"),
        ("error: dns error: failed to lookup address", "the package index cannot be reached"),
        ("error sending request\n invalid peer certificate: UnknownIssuer", "set SSL_CERT_FILE"),
        ("warning: x\nerror: something new", "uv said: error: something new"),
        ("", "uv said: nothing"),
    ],
)
def test_each_failure_is_one_sentence(errors: str, sentence: str) -> None:
    told = bootstrap.explain("uv", errors)
    assert sentence in told
    assert "\n" not in told


def test_an_unfit_python_without_a_fit_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "NEWEST", (3, 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Stop, match="needs Python"):
        bootstrap.interpreter()


def test_pip_is_found_even_where_the_interpreter_has_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bootstrap, "_works", lambda command: False)
    monkeypatch.setattr(bootstrap, "find_spec", lambda name: None)
    monkeypatch.setattr(bootstrap, "CACHE", tmp_path)

    def unpack(packages: list[str], target: Path) -> None:
        assert packages == ["python3-pip-whl"]
        folder = target / "usr/share/python-wheels"
        folder.mkdir(parents=True)
        (folder / "pip-1-py3-none-any.whl").touch()

    monkeypatch.setattr(bootstrap, "unpack", unpack)
    command = bootstrap.find_pip(sys.executable)
    assert command[1].endswith("pip-1-py3-none-any.whl/pip")
