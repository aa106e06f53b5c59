from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See the package's modules."""

    name = "plans"

    def ready(self) -> None:
        """Register the verbs and job handlers this app brings."""
        import plans.jobs
        import plans.verbs  # noqa: F401
        from plans import gate_checks, journey_moments, kit_blocks, person_holders, person_references, promises

        gate_checks.register()
        journey_moments.register()
        kit_blocks.register()
        promises.register()
        person_references.register()
        person_holders.register()
