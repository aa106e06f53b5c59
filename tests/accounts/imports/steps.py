"""An import's steps as its reader takes them: upload, columns, trial, commit."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.choices import ImportState
from accounts.forms.import_columns import MappingForm
from accounts.models import DataImport
from kam.outbox.delivery import deliver_row
from kam.tenancy.scope import tenant


def upload(client: Client, name: str, content: bytes) -> Any:
    """Send a file."""
    return client.post(reverse("accounts:import_list"), {"file": SimpleUploadedFile(name, content), "currency": "USD"})


def latest(house: SimpleNamespace) -> DataImport:
    """The import started last."""
    with tenant(house.organisation.pk):
        return DataImport.objects.select_related("job").latest("id")


def run(house: SimpleNamespace, data_import: DataImport) -> None:
    """Do the background work of its latest step."""
    assert data_import.job is not None
    assert deliver_row(house.organisation.pk, data_import.job.row_id) == "sent"


def mapping(house: SimpleNamespace, data_import: DataImport, **changes: str) -> dict[str, Any]:
    """The columns as they are proposed, and what is chosen otherwise."""
    with tenant(house.organisation.pk):
        form = MappingForm(data_import)
    proposed = {name: field.initial for name, field in form.fields.items() if name != "version"}
    return {"version": data_import.version, **proposed, **changes}


def post(client: Client, step: str, data_import: DataImport, data: dict[str, Any] | None = None) -> Any:
    """Take one step."""
    url = reverse(f"accounts:import_{step}", args=[data_import.pk])
    return client.post(url, {"version": data_import.version, **(data or {})})


def page(client: Client, data_import: DataImport, query: str = "") -> str:
    """What the import's page shows."""
    answer = client.get(reverse("accounts:import_detail", args=[data_import.pk]) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def tried(client: Client, house: SimpleNamespace, name: str, content: bytes, **changes: str) -> DataImport:
    """A file up to its trial."""
    assert upload(client, name, content).status_code == 302
    one = latest(house)
    assert post(client, "check", one, mapping(house, one, **changes)).status_code == 302
    return again(house)


def again(house: SimpleNamespace) -> DataImport:
    """The latest import after its trial."""
    run(house, latest(house))
    one = latest(house)
    assert one.state == ImportState.CHECKED, one.message
    return one


def bring_in(client: Client, house: SimpleNamespace, name: str, content: bytes) -> DataImport:
    """A file from upload to report."""
    one = tried(client, house, name, content)
    page(client, one)
    return committed(client, house, one)


def committed(client: Client, house: SimpleNamespace, one: DataImport) -> DataImport:
    """A tried import brought in."""
    assert post(client, "commit", one, {"assign_owners": "on"}).status_code == 302
    run(house, latest(house))
    one = latest(house)
    assert one.state == ImportState.DONE
    return one
