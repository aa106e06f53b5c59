from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """See the package's modules."""

    name = "insights"

    def ready(self) -> None:
        """Register the verbs and job handlers this app brings."""
        import insights.jobs
        import insights.verbs  # noqa: F401
        from insights import kit_blocks, protocol_events

        kit_blocks.register()
        protocol_events.register()
