"""The mail of a campaign, for one household."""

from datetime import datetime
from hashlib import sha256

from django.urls import reverse

from renovation.campaigns.links import leaving_token
from renovation.campaigns.models import Campaign, CampaignRecipient
from renovation.campaigns.rules.words import filled
from renovation.households.models import Household, Occupancy
from renovation.platforms.mail import send_mail


def send_campaign_mail(campaign: Campaign, place: CampaignRecipient) -> None:
    """Once for each place; it can be left with one click (RFC 8058)."""
    leave_path = reverse("cms:campaign_leave", kwargs={"token": leaving_token(place.pk)})
    leave_url = campaign.platform.public_url + leave_path
    send_mail(
        platform=campaign.platform,
        template="campaign",
        recipient=place.household.email,
        context={**words_for(campaign, place.household), "leave_url": leave_url},
        key=f"campaign:{campaign.pk}:{place.household_id}",
        secret=True,
        unsubscribe_url=leave_url,
    )


def send_trial(campaign: Campaign, *, recipient: str, now: datetime) -> None:
    """As somebody invented would read it, to whoever writes it; its link out leads nowhere.

    A button that was pressed twice is one mail; a text that was corrected leaves again at once.
    """
    words = example_of(campaign)
    print_of = sha256("\n".join([recipient, *words.values()]).encode())
    send_mail(
        platform=campaign.platform,
        template="campaign",
        recipient=recipient,
        context={**words, "leave_url": ""},
        key=f"campaign-trial:{campaign.pk}:{now:%Y-%m-%dT%H:%M}:{print_of.hexdigest()[:32]}",
    )


def words_for(campaign: Campaign, household: Household) -> dict[str, str]:
    """Object and text with the fields of this household."""
    lived = Occupancy.objects.filter(household=household).select_related("dwelling__commune")
    home = lived.order_by("-dwelling__created_at", "pk").first()
    place = home.dwelling.commune.name if home else ""
    return _words(campaign, household.first_name, household.last_name, place)


def example_of(campaign: Campaign) -> dict[str, str]:
    """The same for a household that does not exist."""
    commune = campaign.platform.communes.order_by("-population", "pk").first()
    return _words(campaign, "Camille", "Exemple", commune.name if commune else "")


def _words(campaign: Campaign, first_name: str, last_name: str, commune: str) -> dict[str, str]:
    values = {"prenom": first_name, "nom": last_name, "commune": commune, "plateforme": campaign.platform.name}
    return {"subject": filled(campaign.subject, values), "text": filled(campaign.text, values)}
