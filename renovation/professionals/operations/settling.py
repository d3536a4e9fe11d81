"""Saying what a new label of the source means."""

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.professionals.models import DomainLabel, PastQualification, Qualification


@transaction.atomic
def settle_label(*, key: str, domain: str) -> DomainLabel:
    """The label means this domain, or none ("": kept on file, never searched). What is on file follows at once."""
    label = DomainLabel.objects.select_for_update().get(pk=key)
    label.domain = domain
    label.is_settled = True
    label.save(update_fields=["domain", "is_settled"])
    Qualification.objects.filter(domain_key=key).update(domain=domain)
    PastQualification.objects.filter(domain_key=key).update(domain=domain)
    record(Action.CONFIGURATION_CHANGED, detail={"label": key, "domain": domain})
    return label
