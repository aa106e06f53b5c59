"""`{% load mail %}`: what the e-mail layouts wrap themselves in."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from kam.outbox import mail

register = template.Library()


@register.simple_block_tag
def inlined(content: str) -> str:
    """A whole HTML e-mail, its styles written into the elements."""
    return SafeString(mail.inline(content))


@register.simple_block_tag
def plain(content: str) -> str:
    """A whole plain-text e-mail, tidied. Its values are not escaped: put `{% autoescape off %}` around it."""
    return SafeString(mail.tidy(content))
