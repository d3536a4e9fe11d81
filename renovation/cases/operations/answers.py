"""A household hands over what is asked: for a line, for a request, or in the place of a document that it gave."""

from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.models import CaseDocument
from renovation.cases.operations.documents import hand_over
from renovation.cases.operations.requests import request_of_line
from renovation.cases.operations.stages import locked_case
from renovation.cases.queries.expected import content_of, expected_documents
from renovation.cases.queries.requests import REPLACES
from renovation.documents.rules import DocumentRefused
from renovation.households.operations import outcome_of_earlier

GONE = "Ce document n’est plus attendu, ou il a été remplacé entre-temps. Ouvrez de nouveau la page."


@transaction.atomic
def answer_request(
    *, case_id: UUID, author: User | None, upload: UploadedFile, item: str, key: UUID, now: datetime
) -> CaseDocument:
    """Take in the file for `item`, the code of what is asked or of the document whose place it takes.

    A new version keeps the former one. Of two sent at once for one place, the second is told so. Raises
    DocumentRefused, whose text is for the person; nothing is written then.
    """
    case = locked_case(case_id)
    content = content_of(case)
    target = next((one for one in expected_documents(case, content) if one.code == item), None)
    former = next((one for one in content.documents if f"{REPLACES}{one.pk}" == item and one.may_be_replaced), None)
    if former is None and target is None and outcome_of_earlier(key=str(key)) is None:
        raise DocumentRefused(GONE)
    if former is not None:
        kind, title, request = former.document.kind, former.document.title, former.request
    elif target is not None:
        kind, title, request = target.line.kind, target.line.title, request_of_line(case, target, now)
        # The refused one that was given for the same thing is the former version.
        former = next((one for one in content.documents if one.request_id == request.pk and one.is_refused), None)
    else:
        kind, title, request = "", "", None
    return hand_over(
        case=case,
        author=author,
        upload=upload,
        kind=kind,
        title=title,
        shared=True,
        from_household=True,
        key=key,
        request=request,
        replaces=former,
    )
