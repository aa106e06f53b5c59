from insights.models.capacity import CapacityLimits
from insights.models.renewal import Alert, DigestRun, RenewalAssessment

__all__ = ["Alert", "CapacityLimits", "DigestRun", "RenewalAssessment"]
