from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package's modules."""

    name = "accounts"

    def ready(self) -> None:
        """Register the verbs and job handlers this app brings."""
        import accounts.jobs
        import accounts.verbs  # noqa: F401
        from accounts import (
            charter_checks,
            charter_moments,
            gate_checks,
            journey_moments,
            protocol_moments,
            qualification_checks,
        )
        from accounts.cycle_figures import Section, register_cycle_figures
        from accounts.queries.cycles import contract_lines, revenue_lines
        from accounts.services.gates import found_gates
        from accounts.services.protocols.founding import found_protocols
        from accounts.services.qualification_founding import found_qualification
        from accounts.services.team import grant_rights_of
        from kam.members.joining import on_joined
        from kam.tenancy.founding import on_founded

        on_joined(grant_rights_of)
        on_founded(found_gates)
        on_founded(found_protocols)
        on_founded(found_qualification)
        gate_checks.register()
        qualification_checks.register()
        charter_checks.register()
        journey_moments.register()
        protocol_moments.register()
        charter_moments.register()
        register_cycle_figures(Section.REVENUE, revenue_lines)
        register_cycle_figures(Section.CONTRACTS, contract_lines)
