"""What people add to the directory of the demonstration, and the firms of its cases. All of it is invented."""

import io
import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.households.enums import Channel, Purpose
from renovation.households.rules import consent_given
from renovation.introductions.operations import Agreement, introduce, keep_companies, propose
from renovation.platforms.models import Platform
from renovation.professionals.enums import ClaimState, ErrorSubject, HiddenReason, HiddenScope, RequestKind
from renovation.professionals.models import Company, EntryClaim
from renovation.professionals.operations import (
    Asked,
    Settings,
    Words,
    hide_entry,
    moderate_photo,
    moderate_words,
    propose_photo,
    propose_words,
    receive_request,
    save_settings,
    sign_charter,
)
from renovation.professionals.queries import search_near
from renovation.professionals.rules.works import works_by_code

CHARTER = Settings(
    charter_name="Charte Rénover en confiance (fictive)",
    charter_meaning=(
        "L’entreprise détaille ses devis poste par poste, répond en quinze jours et accepte une visite de la "
        "plateforme après les travaux. La plateforme vérifie ces points une fois par an."
    ),
    charter_url="",
    introductions_open=True,
)
REQUESTS = (
    Asked(RequestKind.ERROR, "Le numéro indiqué n’est plus attribué.", subject=ErrorSubject.CONTACT),
    Asked(
        RequestKind.CORRECTION,
        "Nous avons déménagé à Thise en septembre.",
        asked_by="Dominique Faivre, gérante",
        email="faivre@entreprise.example",
    ),
    Asked(
        RequestKind.OBJECTION,
        "Je suis artisan seul et je ne souhaite plus apparaître sur votre site.",
        asked_by="Alex Morel, artisan",
        email="morel@entreprise.example",
    ),
)
WORDS = Words(
    description="Isolation des combles et des murs, en rénovation. Nous intervenons à 30 km autour de Besançon.",
    hours="Du lundi au vendredi, de 8 h à 12 h et de 13 h 30 à 17 h 30",
    website="",
)
SEARCHES = ("combles", "fenetres", "pompe-a-chaleur", "ventilation")


class Professionals:
    """The directory as a platform's team keeps it."""

    def __init__(self, platform: Platform, manager: User, *, now: datetime) -> None:
        self.platform, self.manager, self.now = platform, manager, now
        self.today = timezone.localdate(now)
        near = Company.objects.qualified(on=self.today).filter(commune__platforms=platform).exclude(email="")
        self.companies = list(near.order_by("siret")[:12])

    def fill(self) -> None:
        """A charter with who signed it, requests, an entry that is hidden, firms that complete theirs."""
        save_settings(platform=self.platform, settings=CHARTER)
        for rank, company in enumerate(self.companies[:5]):
            self._sign(company, days=400 - 60 * rank, ends=self.today - timedelta(days=20) if rank == 4 else None)
        for rank, asked in enumerate(REQUESTS):
            at = self.now - timedelta(days=1 + 2 * rank, hours=3)
            company = self.companies[5 + rank]
            receive_request(platform=self.platform, company=company, asked=asked, key=self._key(rank), now=at)
        hide_entry(
            platform=self.platform,
            company=self.companies[8],
            scope=HiddenScope.ENTRY,
            reason=HiddenReason.CLOSED,
            note="Liquidation annoncée par l’entreprise",
            request=None,
            author_id=self.manager.pk,
            now=self.now - timedelta(days=30),
        )
        self._complete(self.companies[0], published=True)
        self._complete(self.companies[9], published=False)
        self._claim(self.companies[10], ClaimState.TO_CHECK)

    def propose(self, cases: Sequence[Case]) -> None:
        """Each adviser draws firms for some cases; the first household keeps two more, and had one written to."""
        for rank, case in enumerate(cases):
            works = works_by_code(SEARCHES[rank % len(SEARCHES)])
            if works is None or case.dwelling is None or case.dwelling.commune is None or case.referent is None:
                continue
            commune = case.dwelling.commune
            found = search_near(commune, domains=works.domains, on=self.today, platform_id=self.platform.pk)
            propose(
                case=case,
                works=works,
                commune=commune,
                found=found,
                number=3,
                author=case.referent,
                key=self._key(100 + rank),
                now=self.now - timedelta(days=9 * (len(cases) - rank), hours=2),
            )

    def introduce(self, case: Case) -> None:
        """The household of the demonstration joined its selection, then agreed that one firm be written to."""
        at = self.now - timedelta(days=2)
        # As it is now: the household took its own name since the case was opened.
        case = Case.objects.select_related("household", "dwelling__commune", "platform").get(pk=case.pk)
        keep_companies(case=case, companies=self.companies[:2], now=at)
        agreement = Agreement(
            consent_given(Purpose.INTRODUCTION), Channel.WEB, "Isoler les combles", "Joignable après 18 h."
        )
        sirets = [self.companies[0].pk]
        introduce(case=case, sirets=sirets, agreement=agreement, author=None, on=self.today, now=at)

    def _sign(self, company: Company, *, days: int, ends: date | None) -> None:
        sign_charter(
            platform=self.platform,
            company=company,
            signed_on=self.today - timedelta(days=days),
            ends_on=ends,
            author_id=self.manager.pk,
            now=self.now - timedelta(days=days),
        )

    def _complete(self, company: Company, *, published: bool) -> None:
        claim = self._claim(company, ClaimState.PROVEN)
        at = self.now - timedelta(days=6)
        words = propose_words(claim=claim, words=WORDS, now=at)
        photo = propose_photo(claim=claim, upload=drawn_house(), caption="Combles isolés, à Besançon (dessin)", now=at)
        if published:
            author = self.manager.pk
            moderate_words(words_id=words.pk, published=True, reason="", proposed_at=at, author_id=author, now=at)
            moderate_photo(photo_id=photo.pk, published=True, reason="", author_id=author, now=at)

    def _claim(self, company: Company, state: ClaimState) -> EntryClaim:
        return EntryClaim.objects.create(
            platform=self.platform,
            siret=company.pk,
            company_name=company.name,
            contact_name="Dominique Faivre, gérante",
            phone="06 00 00 00 25",
            email=company.email,
            state=state,
            asked_at=self.now - timedelta(days=8),
            decided_at=self.now - timedelta(days=8) if state == ClaimState.PROVEN else None,
        )

    def _key(self, rank: int) -> uuid.UUID:
        return uuid.uuid5(uuid.NAMESPACE_OID, f"{self.platform.slug}:professionals:{rank}")


def drawn_house() -> SimpleUploadedFile:
    """A house under its roof: a drawing, since no photo of the demonstration is of real works."""
    picture = Image.new("RGB", (960, 640), "#dfe9e5")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 520, 960, 640), fill="#b9c9a8")
    pen.rectangle((280, 300, 680, 540), fill="#f3e7d3")
    pen.polygon(((240, 310), (480, 130), (720, 310)), fill="#b1533a")
    pen.polygon(((310, 300), (480, 172), (650, 300)), fill="#f2c94c")
    for left in (320, 560):
        pen.rectangle((left, 350, left + 80, 430), fill="#7fa7b8")
    pen.rectangle((440, 420, 520, 540), fill="#14524a")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return SimpleUploadedFile("combles.jpg", out.getvalue(), content_type="image/jpeg")
