"""The local mail server keeps before it answers."""

import asyncio
import smtplib
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP

from kam.local.mailbox import Keeper, file_name, keep


def letter(message_id: str = "<digest.7@ancrage.example>") -> EmailMessage:
    message = EmailMessage()
    message["Message-ID"], message["Subject"] = message_id, "Votre synthèse"
    message["From"], message["To"] = "ancrage@ancrage.example", "claire@client.example"
    message.set_content("Bonjour")
    return message


def test_the_file_is_named_by_the_message_id() -> None:
    assert file_name("<a@b>") == file_name("a@b") == file_name(" <a@b>\r\n")
    assert file_name("a@b") != file_name("a@c")
    assert file_name("a@b").endswith(".eml")


def test_a_second_copy_is_kept_beside_the_first(tmp_path: Path) -> None:
    content = letter().as_bytes()
    first, second = keep(content, tmp_path), keep(content, tmp_path)
    assert first.name == file_name("digest.7@ancrage.example")
    assert second.name == first.name.replace(".eml", "-2.eml")
    assert sorted(tmp_path.iterdir()) == sorted([first, second])


def deliver(folder: Path, message: EmailMessage) -> dict[str, tuple[int, bytes]]:
    async def conversation() -> dict[str, tuple[int, bytes]]:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Keeper(folder), hostname="localhost"), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]

        def send() -> dict[str, tuple[int, bytes]]:
            with smtplib.SMTP("127.0.0.1", port, timeout=5) as client:
                return client.send_message(message)

        try:
            return await asyncio.to_thread(send)
        finally:
            server.close()
            await server.wait_closed()

    return asyncio.run(conversation())


def test_a_message_is_on_disk_when_the_sender_has_its_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deliver(tmp_path, letter()) == {}
    kept = message_from_bytes((tmp_path / file_name("digest.7@ancrage.example")).read_bytes())
    assert kept["To"] == "claire@client.example"
    assert "to claire@client.example: Votre synthèse" in capsys.readouterr().out


def test_a_message_that_cannot_be_kept_is_not_accepted(tmp_path: Path) -> None:
    with pytest.raises(smtplib.SMTPDataError, match="452"):
        deliver(tmp_path / "absent", letter())
