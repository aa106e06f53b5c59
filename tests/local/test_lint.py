"""The checks of the source: quiet when well, talkative when not, first failing code."""

import sys
from pathlib import Path

import pytest

from kam.local import commands, lint
from kam.local.lint import Check


def script(name: str, text: str) -> Check:
    return Check(name, (sys.executable, "-c", text))


def test_only_a_failing_check_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    code = lint.run(
        {}, (script("good", "print('noise')"), script("bad", "print('line 3 is wrong'); raise SystemExit(5)"))
    )
    told = capsys.readouterr().out
    assert code == 5
    assert "noise" not in told
    assert "line 3 is wrong" in told
    assert [word in told for word in ("good", "ok", "bad", "FAILED")] == [True] * 4


def test_the_first_failing_code_is_the_answer() -> None:
    checks = (script("a", ""), script("b", "raise SystemExit(7)"), script("c", "raise SystemExit(9)"))
    assert lint.run({}, checks) == 7
    assert lint.run({}, checks[:1]) == 0


def test_every_tool_of_the_list_is_installed() -> None:
    for check in lint.CHECKS:
        assert Path(check.command[0]).exists(), check.name


def test_an_unknown_room_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["manage.py", "messages", "cellar"]) == 2
    assert "messages [--check]" in capsys.readouterr().out
