"""Subscribing to the newsletter."""

from renovation.edge.forms import EmailAddressField
from renovation.edge.guard import GuardedForm


class SubscriptionForm(GuardedForm):
    """One address, confirmed by a mail before anything is sent to it."""

    email = EmailAddressField(help_text="Par exemple nom@exemple.fr")
