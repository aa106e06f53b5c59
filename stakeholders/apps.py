from django.apps import AppConfig


class StakeholdersConfig(AppConfig):
    """See the package's modules."""

    name = "stakeholders"

    def ready(self) -> None:
        """Register the verbs and job handlers this app brings."""
        import stakeholders.jobs
        import stakeholders.verbs  # noqa: F401
        from accounts.cycle_figures import Section, register_cycle_figures
        from accounts.manager_changes import register_manager_change
        from kam.tenancy.founding import on_founded
        from stakeholders import gate_checks, handover_closing, journey_moments, protocol_events, question_promises
        from stakeholders.cycle_figures import people_lines, satisfaction_lines
        from stakeholders.doubles import own_references, pairs_and_ties
        from stakeholders.kits import own as own_blocks
        from stakeholders.privacy import contact_holders, import_holder, own_holders
        from stakeholders.services import importing, touch_importing
        from stakeholders.services.handovers import follow_manager_change
        from stakeholders.services.journey_founding import found_journeys
        from stakeholders.services.questions import pass_questions

        gate_checks.register()
        journey_moments.register()
        protocol_events.register()
        question_promises.register()
        own_blocks.register()
        own_references.register()
        pairs_and_ties.register()
        importing.register()
        own_holders.register()
        contact_holders.register()
        import_holder.register()
        touch_importing.register()
        handover_closing.register()
        register_manager_change(follow_manager_change)
        register_manager_change(pass_questions)
        on_founded(found_journeys)
        register_cycle_figures(Section.PEOPLE, people_lines)
        register_cycle_figures(Section.SATISFACTION, satisfaction_lines)
