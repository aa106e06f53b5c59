from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """See the package's modules."""

    name = "reviews"

    def ready(self) -> None:
        """Register the verbs and job handlers this app brings."""
        import reviews.verbs  # noqa: F401
