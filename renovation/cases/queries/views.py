"""Saved views, acts on many cases and exports, for those whose they are."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from renovation.cases.models import Case, CaseExport, CaseView, GroupedAct, GroupedActLine
from renovation.cases.queries.columns import COLUMNS
from renovation.cases.rules.listing import Listing, read_listing
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader

LAST_EXPORTS = 5


def views_for(reader: Reader) -> list[CaseView]:
    """One's own views first, then those of the team, by name."""
    found = CaseView.objects.open_to(reader).select_related("owner", "platform").order_by("name")
    return sorted(found, key=lambda one: one.owner_id != reader.user_id)


def view_for(reader: Reader, view_id: UUID) -> CaseView:
    """A view that the reader may change: its own, or one shared on a platform of which the reader is manager."""
    found = CaseView.objects.open_to(reader).select_related("platform").get(pk=view_id)
    if found.owner_id != reader.user_id and found.platform_id not in reader.platform_ids(Role.MANAGER):
        raise CaseView.DoesNotExist
    return found


def listing_of(view: CaseView | CaseExport) -> Listing:
    return read_listing(view.listing, columns=COLUMNS)


def chosen_cases(reader: Reader, case_ids: Iterable[UUID]) -> list[Case]:
    """Those of them that the reader may read: the others do not exist (D2)."""
    found = Case.objects.readable_by(reader).filter(pk__in=list(case_ids))
    rows = found.select_related("household", "referent", "platform").prefetch_related("pathway_version")
    return list(rows.order_by("number"))


def grouped_act_for(reader: Reader, act_id: UUID) -> GroupedAct:
    """An act that the reader did itself; GroupedAct.DoesNotExist otherwise."""
    return GroupedAct.objects.get(pk=act_id, author=reader.user_id)


def lines_of_act(reader: Reader, act: GroupedAct) -> list[GroupedActLine]:
    """The report: what was refused comes first. Cases that the reader may read no more are left out."""
    lines = GroupedActLine.objects.filter(act=act, case__in=Case.objects.readable_by(reader))
    found = lines.select_related("case__household").order_by("case__number")
    return sorted(found, key=lambda line: line.is_done)


def export_for(reader: Reader, export_id: UUID) -> CaseExport:
    """An export that the reader asked for; CaseExport.DoesNotExist otherwise."""
    return CaseExport.objects.get(pk=export_id, owner=reader.user_id)


def last_exports(reader: Reader) -> list[CaseExport]:
    return list(CaseExport.objects.filter(owner=reader.user_id).order_by("-asked_at")[:LAST_EXPORTS])


def parts_of(export: CaseExport) -> Iterator[str]:
    """The file, part by part: never whole in memory."""
    yield from export.parts.order_by("number").values_list("text", flat=True).iterator(chunk_size=1)
