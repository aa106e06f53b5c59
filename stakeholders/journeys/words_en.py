"""What each profile needs in each phase, what we bring, and what proves that it worked: in English."""

from __future__ import annotations

from accounts.choices import Phase
from stakeholders.choices import Profile

Words = tuple[str, str, str]  # needs, brings, proof
_D, _S, _U, _T = Profile.DECISION_MAKER, Profile.SPONSOR, Profile.USER, Profile.TECHNICAL_INFLUENCER
_QUALIFICATION, _ONBOARDING = Phase.QUALIFICATION, Phase.ONBOARDING
_DEVELOPMENT, _CONSOLIDATION, _RENEWAL = Phase.DEVELOPMENT, Phase.CONSOLIDATION, Phase.RENEWAL

WORDS: dict[tuple[Profile, Phase], Words] = {
    (_D, _QUALIFICATION): (
        "To know whether we are worth their attention: what it would change for the business, and what it would cost.",
        "Our reading of their strategy, an order of magnitude of the return, and a peer of theirs who works with us.",
        "They named the result they would pay for.",
    ),
    (_D, _ONBOARDING): (
        "To be sure that the start is under control, and to know whom to call if it is not.",
        "One page: goals agreed, first dates, risks and who answers for them; an executive of ours as counterpart.",
        "The relationship charter is agreed, with their name under the goals.",
    ),
    (_D, _DEVELOPMENT): (
        "Return on what was spent, and what the next step would bring.",
        "One page: results against goals, value confirmed by their teams, and one decision to take.",
        "They quote our figures inside, or open a door to another division.",
    ),
    (_D, _CONSOLIDATION): (
        "No surprises: risks seen early, costs that stay reasonable, a supplier they need not think about.",
        "The year in figures, the risks we carry for them, and what changes at their competitors.",
        "They come to the yearly executive meeting, or send somebody who may decide.",
    ),
    (_D, _RENEWAL): (
        "Reasons to sign that hold before their board: value proven, alternatives weighed, risk of change known.",
        "The value case in their words, the terms we propose and why, and a conversation that asks for nothing.",
        "They said what must be true for them to sign, and by when.",
    ),
    (_S, _QUALIFICATION): (
        "To be sure that backing us will not harm them.",
        "Frank answers on what we can and cannot do, and references they can call themselves.",
        "They introduced us to somebody who decides.",
    ),
    (_S, _ONBOARDING): (
        "Early successes to show, and nothing they hear first from others.",
        "A short word every fortnight: what is done, what is late, what to tell inside.",
        "They speak of the project as theirs.",
    ),
    (_S, _DEVELOPMENT): (
        "Arguments for the next step, successes with figures, and recognition.",
        "Results ready to forward, their part in them named before their chiefs, news before it is public.",
        "They argued for us in a meeting where we were not.",
    ),
    (_S, _CONSOLIDATION): (
        "To stay the one who chose well, when routine makes us invisible.",
        "Reminders of what was reached together, anniversaries marked, a case they can present outside.",
        "They warn us of what moves inside before we ask.",
    ),
    (_S, _RENEWAL): (
        "To know our position first, and to have what it takes to defend it.",
        "The value pack before anybody else, answers to each objection, a rehearsal of the decision meeting.",
        "They told us who is for, who is against, and why.",
    ),
    (_U, _QUALIFICATION): (
        "To be asked how the work is really done, and what slows it down.",
        "An hour at their side, and a summary of what we understood.",
        "They showed us the way round they use today.",
    ),
    (_U, _ONBOARDING): (
        "To be able to work from the first day, with somebody who answers at once.",
        "Training on their own cases, a named contact, and open questions closed within two days.",
        "They work without calling us for the usual cases.",
    ),
    (_U, _DEVELOPMENT): (
        "Problems solved quickly, and small improvements that save time.",
        "The list of open problems with dates, the turnaround we keep, and what is new for them.",
        "The median time to solve a problem falls, and they say so.",
    ),
    (_U, _CONSOLIDATION): (
        "That it goes on working, that newcomers are trained, and that ideas are heard.",
        "A regular round of open problems, training for newcomers, and an answer to every idea.",
        "No problem stays open without a date.",
    ),
    (_U, _RENEWAL): (
        "To keep what works, and to be heard before others decide.",
        "A survey with its results, the old irritants closed, and what would change for them.",
        "They would choose us again, and said so in writing.",
    ),
    (_T, _QUALIFICATION): (
        "To see whether we fit: architecture, security, standards.",
        "An expert, not a brochure: documents, certificates, and answers to their questionnaire.",
        "They named no obstacle that has no answer.",
    ),
    (_T, _ONBOARDING): (
        "Integration without surprise, and one expert who stays.",
        "A plan of the interfaces, a test environment, and a register of their questions with dates.",
        "The acceptance tests are signed.",
    ),
    (_T, _DEVELOPMENT): (
        "Our roadmap, room to grow, and expert answers by the date promised.",
        "A technical review, early access to what comes, and the register of questions up to date.",
        "They recommend us for a use we had not proposed.",
    ),
    (_T, _CONSOLIDATION): (
        "Stability, security notices in time, and versions announced early.",
        "A calendar of changes, reports of incidents with their causes, and answers in writing.",
        "No security question is older than its date.",
    ),
    (_T, _RENEWAL): (
        "To compare us fairly: what changing would cost, what staying would bring.",
        "The technical file for the tender, service levels kept, and the next two years of the roadmap.",
        "Their opinion to the decision-maker holds no open reservation.",
    ),
}
