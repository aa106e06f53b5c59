"""A person at the client, and how we judged them over time."""

from __future__ import annotations

from datetime import date

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, TenantModel, VersionedModel
from stakeholders.choices import CADENCE_DAYS, Channel, DecisionRole, Kind, LawfulBasis, Profile, Seniority, Support
from stakeholders.journeys.rhythm import OVERDUE_DENOMINATOR, OVERDUE_NUMERATOR, quiet_since
from stakeholders.models.own_profile import OwnProfile

# Asked when the transaction ends, of the chart as it then stands: rows may be moved in any order. The lock makes two
# who move at once follow each other, so that each sees what the other did; the scope is the row's own, whoever asks.
NO_CIRCLE = """
if tg_op = 'UPDATE' and new.reports_to_id is not distinct from old.reports_to_id then return null; end if;
scope := current_setting('app.org', true);
perform set_config('app.org', new.organisation_id::text, true);
perform pg_advisory_xact_lock(hashtext('stakeholders_stakeholder.reports_to'), new.organisation_id::int);
with recursive above(id) as (
    select s.reports_to_id from stakeholders_stakeholder s where s.id = new.id and s.reports_to_id is not null
    union
    select s.reports_to_id from stakeholders_stakeholder s join above on s.id = above.id
        where s.reports_to_id is not null
)
select exists (select from above where id = new.id) into circle;
perform set_config('app.org', coalesce(scope, ''), true);
if circle then
    raise exception 'stakeholder_no_circle: person % would report to themselves', new.id
        using errcode = 'check_violation', constraint = 'stakeholder_no_circle', table = 'stakeholders_stakeholder';
end if;
return null;
"""
# What stakeholders/journeys/rhythm.py says, kept with the row: lists of who is overdue are a range of an index.
_USUAL = " ".join(f"when '{profile.value}' then {days}" for profile, days in CADENCE_DAYS.items())
KEEP_RHYTHM = f"""
new.rhythm_days := coalesce(
    new.cadence_days,
    (select o.cadence_days from stakeholders_ownprofile o
     where o.organisation_id = new.organisation_id and o.id = new.own_profile_id),
    (select j.cadence_days from accounts_account a join stakeholders_profilejourney j
        on j.organisation_id = a.organisation_id and j.phase = a.phase
     where a.organisation_id = new.organisation_id and a.id = new.account_id and j.profile = new.profile),
    case new.profile {_USUAL} end
);
new.overdue_from := coalesce(new.last_touch_on, (new.created_at at time zone (
    select o.time_zone from tenancy_organisation o where o.id = new.organisation_id))::date)
    + new.rhythm_days * {OVERDUE_NUMERATOR} / {OVERDUE_DENOMINATOR} + 1;
return new;
"""  # noqa: S608  (constants of this package)
_INFLUENCE = [MinValueValidator(1), MaxValueValidator(5)]


@tracked
class Stakeholder(VersionedModel):
    """A person at the account. Influence and support are the latest judgement's; engagement is computed."""

    # Made by a trigger from other columns and rows: no history of its own, and never written by us.
    kept_by_database = ("rhythm_days", "overdue_from")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="stakeholders")
    kind = models.CharField(
        _("kind"), max_length=8, choices=Kind.choices, default=Kind.EMPLOYEE, db_default=Kind.EMPLOYEE
    )
    name = models.CharField(_("name"), max_length=120)
    sort_name = models.GeneratedField(
        expression=models.Func(models.F("name"), function="kam_sortkey"),
        output_field=models.CharField(max_length=160),
        db_persist=True,
    )
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    function = models.CharField(_("function"), max_length=80, blank=True)
    seniority = models.PositiveSmallIntegerField(_("seniority"), choices=Seniority.choices, null=True, blank=True)
    entity = models.CharField(
        _("entity"),
        max_length=120,
        blank=True,
        db_default="",
        help_text=_("The client's company, site or division they work in."),
    )
    employer = models.CharField(
        _("employer"),
        max_length=120,
        blank=True,
        db_default="",
        help_text=_("For external people: the firm that sends them."),
    )
    profile = models.CharField(_("profile"), max_length=24, choices=Profile.choices)
    own_profile = models.ForeignKey(
        OwnProfile, null=True, blank=True, on_delete=models.PROTECT, related_name="people",
        verbose_name=_("profile of our own"),
    )  # fmt: skip
    decision_role = models.CharField(
        _("role in the decision"), max_length=10, choices=DecisionRole.choices, blank=True, db_default=""
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    location = models.CharField(_("location"), max_length=80, blank=True)
    languages = ArrayField(models.CharField(max_length=5), verbose_name=_("languages"), default=list, blank=True)
    preferred_channel = models.CharField(_("prefers"), max_length=8, choices=Channel.choices, blank=True, db_default="")
    influence = models.PositiveSmallIntegerField(_("influence"), default=3, validators=_INFLUENCE)
    support = models.SmallIntegerField(_("support"), choices=Support.choices, default=Support.NEUTRAL)
    cadence_days = models.PositiveSmallIntegerField(
        _("contact every (days)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("Empty: the rhythm of the profile."),
    )  # fmt: skip
    reports_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports", verbose_name=_("reports to")
    )
    counterpart = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("our contact")
    )
    notes = models.TextField(_("notes"), blank=True)
    last_touch_on = models.DateField(_("last interaction"), null=True, editable=False)
    rhythm_days = models.PositiveSmallIntegerField(editable=False, db_default=0)
    overdue_from = models.DateField(editable=False, db_default=date(2000, 1, 1))
    left_on = models.DateField(_("left on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged"
    )
    came_from = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="went_to"
    )
    lawful_basis = models.CharField(
        _("lawful basis"),
        max_length=8,
        choices=LawfulBasis.choices,
        default=LawfulBasis.LEGITIMATE_INTEREST,
        db_default=LawfulBasis.LEGITIMATE_INTEREST,
    )
    source = models.CharField(
        _("source"), max_length=120, blank=True, db_default="", help_text=_("Where we have these details from.")
    )
    keep_until = models.DateField(_("kept at least until"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)
    present = models.GeneratedField(
        expression=models.ExpressionWrapper(
            models.Q(left_on__isnull=True, merged_into__isnull=True) & ~models.Q(kind=Kind.ROLE),
            output_field=models.BooleanField(),
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta(VersionedModel.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(influence__range=(1, 5)), name="influence_1_to_5"),
            models.CheckConstraint(condition=models.Q(support__range=(-2, 2)), name="support_minus_2_to_2"),
            models.CheckConstraint(condition=~models.Q(reports_to=models.F("id")), name="reports_to_other"),
        ]
        indexes = [
            models.Index(fields=["organisation", "account", "sort_name"], name="stakeholder_by_account"),
            models.Index(fields=["organisation", "sort_name", "id"], name="stakeholder_by_name"),
            models.Index(
                fields=["organisation", "overdue_from"],
                name="stakeholder_overdue",
                condition=models.Q(present=True),
            ),
            GinIndex(OpClass("sort_name", name="gin_trgm_ops"), name="stakeholder_name_trigrams"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="stakeholder_rhythm",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf(  # type: ignore[no-untyped-call]
                    "cadence_days",
                    "own_profile_id",
                    "profile",
                    "last_touch_on",
                    "account_id",
                    "created_at",
                    "rhythm_days",
                    "overdue_from",
                ),
                func=KEEP_RHYTHM,
            ),
            pgtrigger.Trigger(
                name="stakeholder_no_circle",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("reports_to_id"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(new__reports_to__isnull=False),
                timing=pgtrigger.Deferred,
                declare=[("scope", "text"), ("circle", "boolean")],
                func=NO_CIRCLE,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_role(self) -> bool:
        """Whether this is a role nobody is known to fill, and not a person."""
        return self.kind == Kind.ROLE

    @property
    def erased_on(self) -> date | None:
        """The day on which somebody was erased, as the reader's clock has it."""
        return timezone.localdate(self.erased_at) if self.erased_at else None

    @property
    def profile_name(self) -> str:
        """The organisation's own profile, else the one of the four; read `own_profile` along for many people."""
        return str(self.own_profile) if self.own_profile else str(Profile(self.profile).label)

    @property
    def quiet_since(self) -> date:
        """The day of the last contact; without one, the day they were written down."""
        return self.last_touch_on or quiet_since(overdue=self.overdue_from, rhythm=self.rhythm_days)


class Judgement(TenantModel):
    """What somebody thought of a person's influence and support on a day, and why. Never rewritten."""

    append_only = True

    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.PROTECT, related_name="judgements")
    influence = models.PositiveSmallIntegerField(_("influence"), validators=_INFLUENCE)
    support = models.SmallIntegerField(_("support"), choices=Support.choices)
    judged_on = models.DateField(_("date"))
    author = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), blank=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["organisation", "stakeholder", "judged_on"], name="judgement_by_person")]
        triggers = [pgtrigger.Protect(name="judgement_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.stakeholder_id}: {self.influence}, {self.support}"
