"""A mail as it came to what a person would read of it. Pure, and safe with what strangers send.

Nothing of the letter is run, fetched or unpacked: markup becomes text, what is nested too deep is refused, what is
too long is cut with a word about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from stakeholders.mail.markup import words_of_markup

LARGEST = 10 * 1024 * 1024
DEEPEST, MOST_PARTS, MOST_FILES = 12, 200, 20
TEXT, SUBJECT, ADDRESS = 20_000, 200, 254
HEADER = 20_000  # characters of one header that are looked at
_YEARS = range(1980, 9000)  # a letter of any other says nothing about when it was written
_BLANK = re.compile(r"\n\s*\n\s*\n+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Unreadable(ValueError):
    """What came is no mail, or is built so that reading it would do harm."""


@dataclass(frozen=True)
class Attachment:
    """A file that came along."""

    name: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """Who wrote to whom, when, about what; text without markup, and the files."""

    message_id: str
    sender_name: str
    sender: str
    recipients: tuple[str, ...]
    sent_at: datetime | None
    subject: str
    text: str
    cut: bool
    automatic: bool
    verdicts: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    left_out: tuple[str, ...]


def read_letter(raw: bytes) -> Letter:
    """What the mail says. Raises Unreadable for what is too large, nested too deep, or no mail at all.

    A wrong or unknown charset loses letters, never the mail. At most 20 files and 20,000 characters are kept;
    `left_out` names the other files, `cut` says that there is more text.
    """
    if len(raw) > LARGEST:
        raise Unreadable("larger than 10 MB")
    message = _parsed(raw)
    parts = list(_leaves(message))
    if not message.keys():
        raise Unreadable("no headers")
    sender_name, sender = _sender(message)
    text = _tidy(_text_of(parts))
    files = [one for one in parts if _is_file(one)]
    return Letter(
        message_id=_tidy(_header(message, "message-id"))[:SUBJECT],
        sender_name=_tidy(sender_name)[:120],
        sender=sender,
        recipients=_recipients(message),
        sent_at=_sent(message),
        subject=" ".join(_tidy(_header(message, "subject")).split())[:SUBJECT],
        text=text[:TEXT],
        cut=len(text) > TEXT,
        automatic=_automatic(message),
        verdicts=tuple(str(one) for one in _all(message, "authentication-results")),
        attachments=tuple(_attachment(one) for one in files[:MOST_FILES]),
        left_out=tuple(_name(one) for one in files[MOST_FILES:]),
    )


def _parsed(raw: bytes) -> Message:
    try:
        return BytesParser(policy=policy.compat32).parsebytes(raw)
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise Unreadable("cannot be taken apart") from error


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, without recursion: how deep strangers nest is theirs to choose."""
    waiting, seen = [(message, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if depth > DEEPEST or seen > MOST_PARTS:
            raise Unreadable("nested too deep")
        inside = part.get_payload()
        if part.is_multipart() and isinstance(inside, list):
            waiting.extend((one, depth + 1) for one in reversed(inside) if isinstance(one, Message))
        else:
            yield part


def _header(message: Message, name: str) -> str:
    return _decoded(_all(message, name)[0]) if _all(message, name) else ""


def _all(message: Message, name: str) -> list[Any]:
    return message.get_all(name) or []


def _decoded(value: object) -> str:
    """A header's words, encoded ones too; what cannot be decoded stays as it came."""
    text = str(value)
    if len(text) > HEADER:  # whole items only: half an address would be another one
        text = text[:HEADER].rpartition(",")[0] or text[:HEADER]
    try:
        return str(make_header(decode_header(text)))
    except (LookupError, ValueError, MessageError):
        return text.encode("utf-8", "replace").decode("utf-8")


def _addresses(fields: list[str]) -> list[tuple[str, str]]:
    """Names and addresses, at least one pair; none can be read of what is nested to break the reader."""
    try:
        found = getaddresses(fields)
    except RecursionError:
        found = []
    pairs = [(_tidy(name), "".join(_tidy(address).split()).lower()[:ADDRESS]) for name, address in found]
    return pairs or [("", "")]


def _sender(message: Message) -> tuple[str, str]:
    """Who wrote it. Several senders are none: the mail server's verdict is about one, and would not say which."""
    found = _addresses([_decoded(one) for one in _all(message, "from")])
    return found[0] if len(found) == 1 else ("", "")


def _recipients(message: Message) -> tuple[str, ...]:
    fields = [_decoded(one) for name in ("to", "cc") for one in _all(message, name)]
    found = dict.fromkeys(address for _name, address in _addresses(fields) if "@" in address)
    return tuple(found)[:200]


def _sent(message: Message) -> datetime | None:
    try:
        when = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if when.year not in _YEARS:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _automatic(message: Message) -> bool:
    """Whether a machine wrote it (RFC 3834), a list sent it on, or it came back undelivered."""
    said = _header(message, "auto-submitted").strip().lower()
    bulk = _header(message, "precedence").strip().lower() in {"bulk", "junk", "list", "auto_reply"}
    back = message.get_content_type() == "multipart/report" or _header(message, "return-path").strip() == "<>"
    return (said not in {"", "no"}) or bulk or back or bool(_all(message, "list-id"))


def _is_file(part: Message) -> bool:
    return bool(part.get_filename()) or part.get_content_disposition() == "attachment"


def _text_of(parts: list[Message]) -> str:
    """The plain part if there is one, else the markup's words."""
    spoken = [one for one in parts if not _is_file(one)]
    plain = [_words(one) for one in spoken if one.get_content_type() == "text/plain"]
    if any(one.strip() for one in plain):
        return "\n".join(plain)
    return "\n".join(words_of_markup(_words(one)) for one in spoken if one.get_content_type() == "text/html")


def _words(part: Message) -> str:
    content = _content(part)
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return content.decode(charset)
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        content = None
    return content if isinstance(content, bytes) else str(part.get_payload() or "").encode("utf-8", "replace")


def _tidy(text: str) -> str:
    """Without control and direction-changing characters, at most one empty line between two that are not."""
    clean = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    clean = clean.encode("utf-8", "replace").decode("utf-8")
    return _BLANK.sub("\n\n", clean).strip()


def _attachment(part: Message) -> Attachment:
    return Attachment(_name(part), part.get_content_type()[:100], _content(part))


def _name(part: Message) -> str:
    return " ".join(_tidy(_decoded(part.get_filename() or "")).split())[:200] or "file"
