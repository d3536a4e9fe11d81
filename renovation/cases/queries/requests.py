"""What is asked of a household, as it reads it; and the secret links that lead there."""

from dataclasses import dataclass
from uuid import UUID

from renovation.cases.models import Case, CaseDocument, DocumentRequest, RequestLink
from renovation.cases.queries.expected import Content, Expected, expected_documents
from renovation.documents.enums import DocumentKind
from renovation.platforms.rules.reader import Reader
from renovation.platforms.rules.tokens import token_hash

# Before the identifier of the document whose place a new one takes.
REPLACES = "r-"
# What a household can give; the rest of what a stage waits for comes from the team.
FROM_HOUSEHOLDS = (
    DocumentKind.QUOTE,
    DocumentKind.INVOICE,
    DocumentKind.ENERGY_BILL,
    DocumentKind.AUDIT,
    DocumentKind.PHOTO,
    DocumentKind.TAX_NOTICE,
    DocumentKind.MANDATE,
    DocumentKind.OTHER,
)


@dataclass(frozen=True)
class AskedOfHousehold:
    """`missing` is what must still be given; `given` what was, for something expected; `to_redo` what was refused."""

    missing: list[Expected]
    given: list[CaseDocument]
    to_redo: list[CaseDocument]
    # By a link, which may be in other hands: what a household or an adviser typed of a document is not told.
    by_link: bool = False

    @property
    def refusals(self) -> list[tuple[str, str]]:
        """What must be given anew, and why."""
        return [(self._title(one), "" if self.by_link else one.refusal_reason) for one in self.to_redo]

    @property
    def received(self) -> list[tuple[str, CaseDocument]]:
        return [(self._title(one), one) for one in self.given]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What a file may be handed over for, by code."""
        wanted = [(one.code, _wanted(one)) for one in self.missing]
        again = [(f"{REPLACES}{one.pk}", f"Remplacer\N{NO-BREAK SPACE}: {self._title(one)}") for one in self._again]
        return [*wanted, *again]

    def _title(self, one: CaseDocument) -> str:
        if not self.by_link:
            return one.document.title
        return one.request.title if one.request else one.document.get_kind_display()

    @property
    def _again(self) -> list[CaseDocument]:
        answered = {one.request.pk for one in self.missing if one.request}
        redo = [one for one in self.to_redo if one.request_id is None or one.request_id not in answered]
        return [*redo, *(one for one in self.given if one.may_be_replaced)]


def asked_of_household(case: Case, content: Content, *, by_link: bool = False) -> AskedOfHousehold:
    """Read from the same lines as the team's page: nobody is asked for what the team already has."""
    expected = [one for one in expected_documents(case, content) if one.line.kind in FROM_HOUSEHOLDS]
    missing = [one for one in expected if one.is_missing]
    given = [entry for one in expected for entry in one.documents if entry.from_household]
    redo = [one for one in content.documents if one.is_refused and one.from_household]
    return AskedOfHousehold(missing, given, redo, by_link)


def link_to_requests(token: str) -> RequestLink | None:
    """The link of this token; whether it is still open is asked by whoever follows it."""
    found = RequestLink.objects.select_related("case__platform", "case__pathway_version", "case__household")
    return found.filter(token_hash=token_hash(token)).first()


def standing_requests(case: Case) -> list[DocumentRequest]:
    """What is asked in a case and was not taken back."""
    return list(DocumentRequest.objects.standing().filter(case=case))


def request_for(reader: Reader, request_id: UUID) -> DocumentRequest:
    """A request in a case that the reader may read; DocumentRequest.DoesNotExist otherwise (D2)."""
    seen = DocumentRequest.objects.filter(case__in=Case.objects.readable_by(reader))
    return seen.select_related("case").get(pk=request_id)


def _wanted(one: Expected) -> str:
    number = f" ({one.received} sur {one.line.number})" if one.line.number > 1 else ""
    return f"{one.line.title}{number}{'' if one.required else ', si vous l’avez'}"
