"""A mail server that keeps every message as a file, for a laptop and for demonstrations.

A message is on disk, under a name derived from its Message-ID, before the sender is told that it was accepted. So the
outbox can ask "did this one arrive?" after a crash: see `file_name`.
"""

import argparse
import asyncio
import hashlib
import os
import signal
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from kam.local.console import say


def file_name(message_id: str) -> str:
    """The name of the file that keeps the message: SHA-256 of its Message-ID without angle brackets."""
    return hashlib.sha256(message_id.strip().strip("<>").encode()).hexdigest() + ".eml"


def keep(content: bytes, folder: Path) -> Path:
    """Write one message durably; a second copy of the same Message-ID gets a number, it is never overwritten."""
    message = message_from_bytes(content)
    name = file_name(str(message["Message-ID"] or hashlib.sha256(content).hexdigest()))
    target, copy = folder / name, 1
    while target.exists():
        copy += 1
        target = folder / name.replace(".eml", f"-{copy}.eml")
    draft = folder / f".{target.name}"
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(target)
    return target


class Keeper:
    """What aiosmtpd calls with each message."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep first, answer then."""
        content = envelope.original_content or b""
        try:
            keep(content, self.folder)
        except OSError as error:
            return f"452 Cannot keep the message: {error.strerror}"
        subject = make_header(decode_header(str(message_from_bytes(content)["Subject"] or "")))
        say(f"to {', '.join(envelope.rcpt_tos)}: {subject}")
        return "250 Kept"


async def serve(port: int, folder: Path) -> None:
    """Accept mail on the loopback address until SIGTERM."""
    folder.mkdir(parents=True, exist_ok=True)
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, done.set)
    server = await loop.create_server(
        lambda: SMTP(Keeper(folder), hostname="localhost", enable_SMTPUTF8=True), "127.0.0.1", port
    )
    say(f"accepting mail on 127.0.0.1:{port}, keeping it in {folder}")
    await done.wait()
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    asyncio.run(serve(options.port, options.folder))
