from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """See the package's modules."""

    name = "reviews"

    def ready(self) -> None:
        """Register the verbs and job handlers this app brings."""
        import reviews.verbs  # noqa: F401
        from accounts.cycle_figures import Section, register_cycle_figures
        from reviews import (
            coming,
            dossier_parts,
            executive_meetings,
            gate_checks,
            journey_moments,
            person_holders,
            person_references,
        )
        from reviews.cycle_figures import meeting_lines

        gate_checks.register()
        journey_moments.register()
        person_references.register()
        person_holders.register()
        coming.register()
        executive_meetings.register()
        dossier_parts.register()
        register_cycle_figures(Section.PEOPLE, meeting_lines)
