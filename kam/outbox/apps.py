from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Work that must leave the house exactly as promised."""

    name = "kam.outbox"
    label = "outbox"

    def ready(self) -> None:
        """Register the verbs and the job handler this app brings."""
        import kam.outbox.dropping
        import kam.outbox.verbs  # noqa: F401
