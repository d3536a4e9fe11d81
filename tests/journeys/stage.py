"""The stage of the journey: a platform with its site, its parameters, its adviser and open hours."""

import re
from datetime import date, timedelta
from datetime import time as hour

from django.utils import timezone
from django_otp.oath import totp

from cms.operations.sites import open_site
from renovation.accounts.models import User
from renovation.appointments.operations import open_hours, seed_agenda
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from renovation.quantities.operations import load_parameters
from renovation.territories.models import Commune
from renovation.territories.operations import DEMONSTRATION, import_communes
from tests.door.login import SEED, enrol
from tests.factories.site import load_few_pages


def set_stage(platform: Platform, adviser: User, address: str) -> None:
    """What an installed platform has on its first morning."""
    import_communes(content=DEMONSTRATION.read_bytes())
    platform.communes.set(Commune.objects.in_intercommunality("242500361"))
    platform.public_url = address
    platform.save()
    load_parameters(entries=seed_entries(), at=timezone.now())
    load_few_pages(platform, open_site(platform=platform, is_default=True))
    enrol(adviser)
    seed_agenda(platform=platform)
    for days in (1, 2, 3):
        open_hours(
            platform=platform,
            adviser=adviser,
            day=_working_day(days),
            opens=hour(9),
            closes=hour(12),
        )


def agents_code() -> str:
    """The present code of the adviser's telephone."""
    return f"{totp(SEED):06d}"


def last_mail(recipient: str, template: str) -> Mail:
    """The newest mail of this kind that was written to this person."""
    return Mail.objects.filter(recipient=recipient, template=template).latest("created_at")


def code_in(mail: Mail) -> str:
    """The code that stands alone on its line."""
    return next(line.strip() for line in mail.text.splitlines() if re.fullmatch(r"\s+[A-Z0-9-]{6,12}", line))


def _working_day(ahead: int) -> date:
    return timezone.localdate() + timedelta(days=ahead)
