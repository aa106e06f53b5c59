"""The project itself as an application: its only work is to load Celery wherever Django runs."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Loads the Celery application, so that web, worker and commands ring the same broker."""

    name = "kam"
    label = "kam"

    def ready(self) -> None:
        """Import for its side effect: `kam.celery.app` becomes the current application."""
        import kam.celery  # noqa: F401
