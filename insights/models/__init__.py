from insights.models.renewal import Alert, DigestRun, RenewalAssessment

__all__ = ["Alert", "DigestRun", "RenewalAssessment"]
