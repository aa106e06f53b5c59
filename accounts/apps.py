from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package's modules."""

    name = "accounts"

    def ready(self) -> None:
        """Register the verbs and job handlers this app brings."""
        import accounts.jobs
        import accounts.verbs  # noqa: F401
        from accounts.cycle_figures import Section, register_cycle_figures
        from accounts.queries.cycles import contract_lines, revenue_lines
        from accounts.services.team import grant_rights_of
        from kam.members.joining import on_joined

        on_joined(grant_rights_of)
        register_cycle_figures(Section.REVENUE, revenue_lines)
        register_cycle_figures(Section.CONTRACTS, contract_lines)
