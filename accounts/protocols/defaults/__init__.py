"""The protocols every organisation begins with, in both languages; it may change every one of them."""

from accounts.protocols.defaults.competition import RENEWAL, TENDER
from accounts.protocols.defaults.onboarding import ONBOARDING
from accounts.protocols.defaults.people import DEPARTURE, NEW_DECISION_MAKER, NEW_MANAGER
from accounts.protocols.defaults.shocks import INCIDENT, MERGER

DEFAULTS = (ONBOARDING, NEW_DECISION_MAKER, DEPARTURE, NEW_MANAGER, TENDER, INCIDENT, MERGER, RENEWAL)
