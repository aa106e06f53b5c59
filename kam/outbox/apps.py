from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """See the package's modules."""

    name = "kam.outbox"
    label = "outbox"
