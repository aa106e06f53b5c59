from django.apps import AppConfig


class FilesConfig(AppConfig):
    """See the package's modules."""

    name = "kam.files"
    label = "files"
