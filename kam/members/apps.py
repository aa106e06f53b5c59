from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Who works here and how they come in."""

    name = "kam.members"
    label = "members"

    def ready(self) -> None:
        """Register the verbs this app brings."""
        import kam.members.verbs  # noqa: F401
