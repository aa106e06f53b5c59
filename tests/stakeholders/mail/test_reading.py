from __future__ import annotations

from datetime import UTC
from email.message import EmailMessage
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.mail.reading import DEEPEST, LARGEST, TEXT, Unreadable, read_letter


def letter(**changes):
    made = EmailMessage()
    headers = {"From": "Hélène Baroux <Helene@Client.example>", "To": "a@b.example", "Subject": "Prices", **changes}
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content("Bonjour,\r\n\r\n\r\n\r\nà bientôt")
    return made


def test_a_plain_letter_is_read_as_a_person_would():
    found = read_letter(letter(Date="Mon, 02 Nov 2026 09:30:00 +0100", Message_ID="<1@client.example>").as_bytes())
    assert (found.sender_name, found.sender) == ("Hélène Baroux", "helene@client.example")
    assert (found.subject, found.text) == ("Prices", "Bonjour,\n\nà bientôt")
    assert found.sent_at is not None
    assert found.sent_at.isoformat() == "2026-11-02T09:30:00+01:00"
    assert not found.automatic


def test_markup_becomes_text_and_scripts_are_silent():
    made = EmailMessage()
    made["From"] = "x@y.example"
    made.set_content(
        "<style>p{}</style><script>alert(1)</script><p>One<br>two &amp; three</p><img src=x onerror=alert(2)>",
        subtype="html",
    )
    assert read_letter(made.as_bytes()).text == "One\ntwo & three"


@pytest.mark.parametrize("charset", [b"utf-9", b"\xff", b"", b"iso-8859-1", b"utf-16"])
def test_a_wrong_charset_loses_letters_and_never_the_mail(charset):
    raw = b'From: a@b.example\r\nContent-Type: text/plain; charset="' + charset + b'"\r\n\r\ncaf\xe9 noir'
    assert "caf" in read_letter(raw).text or charset == b"utf-16"


def test_nested_too_deep_is_refused_and_does_not_break_the_reader():
    raw = b"From: a@b.example\r\n"
    for depth in range(5000):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth)
    with pytest.raises(Unreadable):
        read_letter(raw + b"\r\nend")
    shallow = letter()
    for _level in range(DEEPEST + 2):
        outer = EmailMessage()
        outer["From"] = "a@b.example"
        outer.add_attachment(shallow)
        shallow = outer
    with pytest.raises(Unreadable):
        read_letter(shallow.as_bytes())


def test_too_large_empty_and_binary_are_refused():
    for raw in (b"x" * (LARGEST + 1), b"", b"\x00\x01\x02"):
        with pytest.raises(Unreadable):
            read_letter(raw)


def test_a_long_letter_is_cut_and_says_so():
    made = letter()
    made.set_content("word " * TEXT)
    found = read_letter(made.as_bytes())
    assert found.cut
    assert len(found.text) == TEXT


def test_files_are_kept_and_text_that_is_attached_is_no_text_of_the_letter():
    made = letter()
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../../etc/offer.pdf")
    made.add_attachment("not the letter", filename="notes.txt")
    found = read_letter(made.as_bytes())
    assert found.attachments[0].content == b"%PDF-1.7"
    assert "not the letter" not in found.text
    many = letter()
    for number in range(25):
        many.add_attachment(b"x", maintype="image", subtype="png", filename=f"{number}.png")
    assert (len(read_letter(many.as_bytes()).attachments), len(read_letter(many.as_bytes()).left_out)) == (20, 5)


@pytest.mark.parametrize(
    "header",
    [("Auto-Submitted", "auto-replied"), ("Precedence", "bulk"), ("List-Id", "<l.example>"), ("Return-Path", "<>")],
)
def test_what_machines_write_is_told(header):
    assert read_letter(letter(**{header[0].replace("-", "_"): header[1]}).as_bytes()).automatic


def test_directions_and_control_characters_are_taken_out():
    raw = "From: a@b.example\r\nSubject: =?utf-8?b?4oCuZ3BqLmV4ZQ==?=\r\n\r\nhi\x07\u202e".encode()
    found = read_letter(raw)
    assert (found.subject, found.text) == ("gpj.exe", "hi")


@settings(max_examples=300)
@given(st.binary(max_size=2000))
def test_whatever_comes_is_read_or_refused(raw):
    try:
        found = read_letter(raw)
    except Unreadable:
        return
    assert len(found.text) <= TEXT
    found.subject.encode()
    found.text.encode()


PIECES = [
    b"From: a@b.example",
    b"Subject: =?x?q?=",
    b"Content-Type: multipart/mixed; boundary=q",
    b"--q",
    b"--q--",
    b"",
    b"Content-Transfer-Encoding: base64",
    b"!!!",
    b"Date: 99 Foo 0000",
    b"To: ,,,<@>",
    b"Content-Disposition: attachment; filename*=utf-9''%ff",
    b"Content-Type: message/rfc822",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_broken_letters_are_read_or_refused(lines):
    try:
        read_letter(b"\r\n".join(lines))
    except Unreadable:
        return


@pytest.mark.parametrize(
    "headers",
    [
        b"From: a\x00b@x.example\r\nTo: c\x00@y.example\r\nMessage-ID: <\x00>",
        b"From: " + b"(" * 5000 + b"a@b.example",
        b"From: a@b.example\r\nDate: Fri, 31 Dec 9999 23:59:59 -1200",
        b"From: a@b.example\r\nDate: Mon, 01 Jan 100 00:00:00 +1400",
        b"From: \xff\xfe <\xff@x.example>\r\nTo: \xff@y.example",
    ],
)
def test_hostile_headers_can_be_kept(headers):
    found = read_letter(headers + b"\r\n\r\nhi")
    kept = "".join((found.message_id, found.sender_name, found.sender, *found.recipients, found.subject))
    assert "\x00" not in kept
    kept.encode()
    if found.sent_at is not None:
        found.sent_at.astimezone(UTC)


@pytest.mark.parametrize("piece", ["<div>", "<br", "<script>", "<!--", "<", "<p>&amp;", "</div>x", "&#"])
def test_a_megabyte_of_hostile_markup_is_read_at_once(piece):
    head = b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n"
    started = perf_counter()
    read_letter(head + (piece * (1_000_000 // len(piece))).encode())
    assert perf_counter() - started < 5


def test_a_hundred_thousand_recipients_are_read_at_once():
    started = perf_counter()
    found = read_letter(b"From: a@b.example\r\nTo: " + b"a@b.example, " * 100_000 + b"\r\n\r\nhi")
    assert (found.recipients, perf_counter() - started < 1) == (("a@b.example",), True)


def test_comments_and_what_only_some_programs_show_are_silent():
    raw = "<p>One<!--[if mso]><b>two</b><![endif]--> &lt;three&gt;</p><STYLE>x</style><script>a<b</script>four"
    found = read_letter(b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n" + raw.encode())
    assert found.text == "One <three>\nfour"


@pytest.mark.parametrize(
    "headers", [b"From: known@x.example, evil@y.example", b"From: known@x.example\r\nFrom: evil@y.example"]
)
def test_several_senders_are_none(headers):
    assert read_letter(headers + b"\r\n\r\nhi").sender == ""
