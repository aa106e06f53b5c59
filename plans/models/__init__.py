from plans.models.objective import Action, Objective
from plans.models.plan import Plan, PlanExport

__all__ = ["Action", "Objective", "Plan", "PlanExport"]
