from django.apps import AppConfig


class MembersConfig(AppConfig):
    """See the package's modules."""

    name = "kam.members"
    label = "members"
