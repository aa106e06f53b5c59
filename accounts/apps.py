from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package's modules."""

    name = "accounts"

    def ready(self) -> None:
        """Register the verbs and job handlers this app brings."""
        import accounts.verbs  # noqa: F401
