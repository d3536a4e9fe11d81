"""Who may read, propose and publish local aids."""

from django.db.models import Q, QuerySet

from renovation.aids.models import LocalScheme
from renovation.platforms.enums import Right
from renovation.platforms.models import Organisation, Platform
from renovation.platforms.permissions import administers_installation, can_in_region, can_on_platform
from renovation.platforms.rules.reader import Reader


def schemes_for(reader: Reader) -> QuerySet[LocalScheme]:
    """The aids of the reader's platforms, those of their Regions, and the documented examples."""
    near = [one for one in reader.platform_ids() if can_on_platform(reader, Right.READ_LOCAL_AIDS, one)]
    regions = Organisation.objects.filter(Q(children__platforms__in=near) | Q(platforms__in=near)).values("pk")
    own_regions = [grant.organisation_id for grant in reader.grants if grant.organisation_id]
    return LocalScheme.objects.filter(
        Q(platform__in=near)
        | Q(organisation__in=regions)
        | Q(organisation__in=own_regions)
        | Q(platform__isnull=True, organisation__isnull=True)
    )


def can_act_on(reader: Reader, right: Right, scheme: LocalScheme) -> bool:
    """Whether the reader may do this to an aid. An aid of the Region is read-only for its platforms."""
    return can_act_for(reader, right, scheme.platform or scheme.organisation)


def can_act_for(reader: Reader, right: Right, owner: Platform | Organisation | None) -> bool:
    """The same for an aid that does not exist yet; examples belong to the installation."""
    if owner is None:
        return administers_installation(reader)
    if isinstance(owner, Platform):
        return can_on_platform(reader, right, owner.pk)
    return can_in_region(reader, right, owner.pk)
