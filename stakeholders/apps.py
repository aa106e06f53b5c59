from django.apps import AppConfig


class StakeholdersConfig(AppConfig):
    """See the package's modules."""

    name = "stakeholders"

    def ready(self) -> None:
        """Register the verbs and job handlers this app brings."""
        import stakeholders.verbs  # noqa: F401
