"""Set-up steps that must say in one sentence why they cannot be done."""

import os
import shutil
import socket
from pathlib import Path
from types import SimpleNamespace

import pytest

from kam.local import places, prepare, system, up
from kam.local.console import Stop


def test_a_port_in_use_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Stop, match=rf"^Port {port} cannot be used \(Address already in use\); .*--port\.$"):
            prepare.check_port(port)
    prepare.check_port(prepare.free_port())


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare.check_room(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=5 * 2**20))
    with pytest.raises(Stop, match="is full: 5 MB are left"):
        prepare.check_room(tmp_path)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Stop, match=r"Cannot write to .*KAM_VAR"):
        places.make(tmp_path / "file" / "folder")


def test_a_second_up_names_the_first(tmp_path: Path) -> None:
    refusal = pytest.raises(Stop, match=rf"already runs .*process {os.getpid()}")
    with up._alone(tmp_path), refusal, up._alone(tmp_path):
        pass
    with up._alone(tmp_path):
        pass


def test_sockets_of_a_deep_folder_live_in_a_short_private_one(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 90)
    deep.mkdir()
    folder = places.private_folder(deep)
    assert len(str(folder)) < 60
    assert folder.stat().st_mode & 0o777 == 0o700
    assert places.private_folder(deep) == folder
    folder.rmdir()


def test_a_folder_of_a_stranger_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / ("y" * 90)
    deep.mkdir()
    uid = os.getuid()
    folder = places.private_folder(deep)
    monkeypatch.setattr(places, "make", lambda path, mode: folder)
    monkeypatch.setattr(os, "getuid", lambda: uid + 1)
    with pytest.raises(Stop, match="belongs to somebody else"):
        places.private_folder(deep)
    folder.rmdir()


def test_migrations_have_one_fingerprint() -> None:
    assert prepare._migrations() == prepare._migrations()
    assert len(prepare._migrations()) == 64


def test_nothing_unpacked_means_nothing_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "UNPACKED", tmp_path / "system")
    assert system.environment() == {}


def test_unpacked_libraries_and_fonts_are_pointed_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = tmp_path / "usr/lib/x86_64-linux-gnu"
    (libraries / "pulseaudio").mkdir(parents=True)
    monkeypatch.setattr(system, "UNPACKED", tmp_path)
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/elsewhere")
    told = system.environment()
    assert told["LD_LIBRARY_PATH"] == f"{libraries}:{libraries / 'pulseaudio'}:/elsewhere"
    assert f"<dir>{tmp_path}/usr/share/fonts</dir>" in Path(told["FONTCONFIG_FILE"]).read_text()
    monkeypatch.setenv("LD_LIBRARY_PATH", told["LD_LIBRARY_PATH"])
    assert system.environment() == told
