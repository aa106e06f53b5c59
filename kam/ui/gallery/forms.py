"""A form with every kind of field."""

from django import forms

from kam.ui import widgets

CLIENTS = [
    "Orvelle Logistique",
    "Brandt Maschinenbau",
    "Cabral Foods",
    "Nordisk Papir",
    "Halloran Group",
    "Maison Térence",
]


class GalleryForm(forms.Form):
    """Shown empty, filled and refused."""

    name = forms.CharField(help_text="As they call themselves on their letterhead.")
    account = forms.ChoiceField(
        choices=[("", ""), *((str(i), n) for i, n in enumerate(CLIENTS))], widget=widgets.Combobox()
    )
    phase = forms.ChoiceField(choices=[("development", "Development"), ("renewal", "Renewal")], required=False)
    amount = forms.DecimalField(widget=widgets.MoneyInput("EUR"), help_text="Over twelve months, before tax.")
    due = forms.DateField(widget=widgets.DateInput())
    moment = forms.DateTimeField(widget=widgets.DateTimeInput(), required=False)
    fit = forms.ChoiceField(choices=[(n, n) for n in range(6)], widget=widgets.ScoreInput())
    channel = forms.ChoiceField(
        choices=[("call", "Call"), ("visit", "Visit"), ("mail", "E-mail")], widget=forms.RadioSelect
    )
    topics = forms.MultipleChoiceField(
        choices=[("price", "Price"), ("quality", "Quality"), ("roadmap", "Roadmap")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), required=False, help_text="What was said, and what follows from it."
    )
    shared = forms.BooleanField(required=False, label="Share with the client", help_text="They see it in their portal.")
    minutes = forms.FileField(required=False, help_text="PDF or Word, at most 25 MB.")
    locked = forms.CharField(required=False, disabled=True, initial="Set by the administrator")
