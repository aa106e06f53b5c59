from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, when, and why."""

    name = "kam.audit"
    label = "audit"
