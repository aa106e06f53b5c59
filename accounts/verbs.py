"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import RowOutcome
from kam.audit.verbs import register_details, register_nouns, register_verbs

register_verbs(
    {
        "account.create": _("created the account"),
        "account.update": _("changed the account"),
        "account.move_phase": _("moved the account to another phase"),
        "account.pass_by_exception": _("moved the account past an unmet entry gate, by exception"),
        "account.leave_programme": _("took the account out of the programme"),
        "gate.confirm": _("confirmed a gate criterion of the account"),
        "gate.take_back": _("took back a gate criterion of the account"),
        "gate.criterion_create": _("added a gate criterion"),
        "gate.criterion_update": _("changed a gate criterion"),
        "gate.criterion_on": _("switched a gate criterion on"),
        "gate.criterion_off": _("switched a gate criterion off"),
        "gate.criterion_order": _("changed the order of a gate"),
        "account.team": _("changed the account team"),
        "account.team_remove": _("took a colleague off the account team"),
        "contract.create": _("added the contract"),
        "contract.update": _("changed the contract"),
        "contract.renew": _("renewed the contract"),
        "contract.lose": _("recorded the contract as lost"),
        "account.tag": _("changed the account's tags"),
        "tag.update": _("renamed the tag"),
        "tag.delete": _("deleted the tag"),
        "view.create": _("saved a view of the portfolio"),
        "view.update": _("changed the saved view"),
        "view.delete": _("deleted the saved view"),
        "view.start": _("chose the view the portfolio starts with"),
        "portfolio.export": _("exported the portfolio"),
        "import.upload": _("uploaded a file to import"),
        "import.columns": _("read the file as another content"),
        "import.check": _("tried the import"),
        "import.commit": _("started the import"),
        "import.write": _("imported the file"),
        "import.discard": _("discarded the import"),
    }
)

register_nouns(
    {
        "accounts.account": pgettext_lazy("trail", "account"),
        "accounts.contract": pgettext_lazy("trail", "contract"),
        "accounts.tag": pgettext_lazy("trail", "tag"),
        "accounts.savedview": pgettext_lazy("trail", "saved view"),
        "accounts.dataimport": pgettext_lazy("trail", "import"),
        "accounts.gatecriterion": pgettext_lazy("trail", "gate criterion"),
        "accounts.accountmember": pgettext_lazy("trail", "account team"),
    }
)
register_details(
    {
        "member": pgettext_lazy("trail", "colleague"),
        "level": pgettext_lazy("trail", "access"),
        "added": pgettext_lazy("trail", "added"),
        "removed": pgettext_lazy("trail", "removed"),
        "format": pgettext_lazy("trail", "format"),
        "rows": pgettext_lazy("trail", "rows"),
        "filters": pgettext_lazy("trail", "filters"),
        "gate": pgettext_lazy("trail", "entry gate"),
        "criterion": pgettext_lazy("trail", "criterion"),
        "outcome": pgettext_lazy("trail", "outcome"),
        **{one.value: one.label for one in RowOutcome},
    },
    hidden=("form", "successor"),
)
