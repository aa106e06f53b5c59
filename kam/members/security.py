"""What changed about how somebody signs in, as a sentence of the notice they get."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SENTENCES: dict[str, Promise] = {
    "password_changed": _("Your password was changed."),
    "password_set": _("A password was set for your sign-in."),
    "password_reset": _("Your password was reset by a link sent to this address."),
    "totp_activated": _("An authenticator app was added as the second step of your sign-in."),
    "totp_deactivated": _("The authenticator app was removed from your sign-in."),
    "recovery_codes_generated": _("New recovery codes were made; the earlier ones no longer work."),
    "webauthn_added": _("A passkey was added to your sign-in."),
    "webauthn_removed": _("A passkey was removed from your sign-in."),
}


def sentence_of(event: str) -> Promise:
    """The sentence for an event; a general one for events we do not know yet."""
    return _SENTENCES.get(event, _("The way you sign in was changed."))
