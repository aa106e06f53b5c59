"""What the writer of a letter says, apart from what they answer, send on or sign with: a pure rule, line by line.

Written here because no library serves: those that read French do so by patterns that a hostile letter can keep busy for
minutes, the others read no French. In doubt the words stay: only what mail programs write themselves is taken away.
"""

from __future__ import annotations

import re

_NEAR = 6  # lines within which the headers of a forwarded letter stand
_WRAPPED = 3  # lines over which "On … wrote:" may run
_LONGEST = 400
_WROTE = re.compile(r"(?:\bwrote|\ba [ée]crit) ?:$", re.IGNORECASE)
_FROM = re.compile(r"^\*?(?:From|De|Expéditeur) ?: ?\*? ?\S", re.IGNORECASE)
_HEADER = re.compile(
    r"^\*?(?:Sent|Date|To|Subject|Cc|Envoyé(?: le)?|À|A|Objet|Sujet|Copie(?: à)?|Destinataire) ?:", re.IGNORECASE
)
_DIVIDER = re.compile(
    r"^[-_* ]*(?:original message|forwarded message|begin forwarded message|message d.origine|message original|"
    r"message transf[ée]r[ée]|début du message (?:transféré|réexpédié)|e-?mail d.origine) ?:?[-_* ]*$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"^(?:sent from (?:my )?\w|get outlook for |envoyé (?:de|depuis|à partir de) mon|envoyé depuis \w|"
    r"télécharger outlook pour |obtenir outlook pour )",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[-_=*]{3,}$")


def own_words(text: str) -> str:
    """The letter without quoted letters, forwarded headers and signature; the whole when nothing would be left.

    An answer below or between what it quotes stays. Linear in the text.
    """
    lines = [line.replace("\xa0", " ").replace("\u202f", " ").rstrip() for line in text.split("\n")]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        wrote = _attribution(lines, at)
        if wrote and not _quotes(lines, at + wrote):
            break
        if line == "--" or _DIVIDER.match(line[:_LONGEST]) or _heads(lines, at):
            break
        if not wrote and not line.startswith(">") and not _PHONE.match(line[:_LONGEST]):
            kept.append(lines[at])
        at += wrote or 1
    while kept and (not kept[-1].strip() or _RULE.match(kept[-1].strip()[:_LONGEST])):
        kept.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip() or text


def _attribution(lines: list[str], at: int) -> int:
    """Over how many lines "On 2 Nov 2026, Marc <m@x.example> wrote:" runs from here; 0 when it does not."""
    if not lines[at].startswith(("On ", "Le ")):
        return 0
    joined = ""
    for count, line in enumerate(lines[at : at + _WRAPPED], start=1):
        joined = f"{joined} {line.strip()}"
        if not line.strip() or len(joined) > _LONGEST:
            return 0
        if _WROTE.search(joined):
            return count if any(letter.isdigit() or letter == "@" for letter in joined) else 0
    return 0


def _quotes(lines: list[str], at: int) -> bool:
    """Whether the next line that holds something is a quoted one."""
    following = next((line for line in lines[at : at + _NEAR] if line.strip()), "")
    return following.lstrip().startswith(">")


def _heads(lines: list[str], at: int) -> bool:
    """Whether the headers of another letter begin here: who wrote it, and two more close by."""
    if not _FROM.match(lines[at].strip()[:_LONGEST]):
        return False
    near = (line.strip()[:_LONGEST] for line in lines[at + 1 : at + 1 + _NEAR])
    return sum(1 for line in near if _HEADER.match(line)) >= 2
