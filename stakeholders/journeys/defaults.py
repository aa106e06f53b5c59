"""The journeys an organisation begins with: how often, by which channel, and words in its language."""

from __future__ import annotations

from typing import NamedTuple

from accounts.choices import Phase
from stakeholders.choices import CADENCE_DAYS, Channel, Profile
from stakeholders.journeys.words_en import WORDS as ENGLISH
from stakeholders.journeys.words_fr import WORDS as FRENCH

# In development and consolidation the usual rhythm (product.md); closer where a decision or a start is near.
CLOSER = {
    (Profile.DECISION_MAKER, Phase.ONBOARDING): 60,
    (Profile.DECISION_MAKER, Phase.RENEWAL): 30,
    (Profile.SPONSOR, Phase.ONBOARDING): 14,
    (Profile.SPONSOR, Phase.RENEWAL): 14,
    (Profile.USER, Phase.QUALIFICATION): 60,
    (Profile.USER, Phase.ONBOARDING): 14,
    (Profile.TECHNICAL_INFLUENCER, Phase.ONBOARDING): 21,
    (Profile.TECHNICAL_INFLUENCER, Phase.RENEWAL): 42,
}
CHANNELS = {
    (Profile.DECISION_MAKER, Phase.DEVELOPMENT): Channel.VIDEO,
    (Profile.SPONSOR, Phase.QUALIFICATION): Channel.VIDEO,
    (Profile.SPONSOR, Phase.DEVELOPMENT): Channel.CALL,
    (Profile.SPONSOR, Phase.CONSOLIDATION): Channel.CALL,
    (Profile.USER, Phase.DEVELOPMENT): Channel.VIDEO,
    (Profile.USER, Phase.CONSOLIDATION): Channel.CALL,
    (Profile.TECHNICAL_INFLUENCER, Phase.QUALIFICATION): Channel.VIDEO,
    (Profile.TECHNICAL_INFLUENCER, Phase.DEVELOPMENT): Channel.VIDEO,
    (Profile.TECHNICAL_INFLUENCER, Phase.CONSOLIDATION): Channel.EMAIL,
}


class Default(NamedTuple):
    """A cell as it begins."""

    profile: str
    phase: str
    needs: str
    brings: str
    proof: str
    cadence_days: int
    channel: str


def default_of(profile: str, phase: str, locale: str) -> Default:
    """One cell in the organisation's language (English unless French)."""
    key = Profile(profile), Phase(phase)
    needs, brings, proof = (FRENCH if locale.startswith("fr") else ENGLISH)[key]
    cadence, channel = CLOSER.get(key, CADENCE_DAYS[key[0]]), CHANNELS.get(key, Channel.MEETING)
    return Default(profile, phase, needs, brings, proof, cadence, channel.value)


def defaults_of(locale: str) -> list[Default]:
    """All twenty, by profile and then by phase."""
    return [default_of(profile, phase, locale) for profile in Profile.values for phase in Phase.values]
