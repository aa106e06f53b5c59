"""Second steps: their secrets are kept encrypted, and the QR code is readable on a dark page too."""

from __future__ import annotations

import base64
import hashlib
from io import BytesIO
from typing import Any

import qrcode  # type: ignore[import-untyped]
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]


def _keys() -> MultiFernet:
    """The secret key first, then the ones it replaced, so that it can be changed without locking people out."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (hashlib.sha256(f"kam.members.mfa:{secret}".encode()).digest() for secret in map(str, secrets))
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class MFAAdapter(DefaultMFAAdapter):
    """allauth's, with encryption at rest and a QR code on white."""

    def encrypt(self, text: str) -> str:
        """A stolen database alone does not give second steps away."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """As kept by `encrypt`; a secret from before encryption is taken as it is."""
        try:
            return _keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return encrypted_text

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a passkey is called until its owner says better."""
        have = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(number)s") % {"number": have + 1}

    def build_totp_svg(self, url: str) -> str:
        """Dark modules on a white ground, whatever the theme."""
        out = BytesIO()
        image: Any = qrcode.make(url, image_factory=SvgPathFillImage, border=3)
        image.save(out)
        return out.getvalue().decode()
