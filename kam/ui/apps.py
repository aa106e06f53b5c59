"""The interface kit: template tags, formats, charts and the component gallery."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Holds no models; it is an app so that Django finds its template tags."""

    name = "kam.ui"
    label = "ui"
