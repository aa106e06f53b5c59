"""Plain copies of accounts and people: the same rows and sizes, no row-level security, no history."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class FloorAccount(models.Model):
    """The ten columns of the floor's list."""

    organisation_id = models.BigIntegerField()
    name = models.CharField(max_length=160)
    country = models.CharField(max_length=2)
    industry = models.CharField(max_length=80)
    city = models.CharField(max_length=80)
    phase = models.CharField(max_length=16)
    owner_name = models.CharField(max_length=120)
    revenue_12m = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    renewal_on = models.DateField(null=True)
    last_touch_on = models.DateField(null=True)
    version = models.IntegerField()

    objects: ClassVar[models.Manager[FloorAccount]] = models.Manager()

    class Meta:
        app_label = "bench"
        managed = False
        db_table = "bench_account"

    def __str__(self) -> str:
        return self.name


class FloorPerson(models.Model):
    """A child of the floor's detail."""

    account = models.ForeignKey(FloorAccount, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120)
    email = models.CharField(max_length=254)
    influence = models.SmallIntegerField()

    objects: ClassVar[models.Manager[FloorPerson]] = models.Manager()

    class Meta:
        app_label = "bench"
        managed = False
        db_table = "bench_person"

    def __str__(self) -> str:
        return self.name
