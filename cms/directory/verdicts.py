"""The answer to « this firm, these works, that day », in words, with what to do. Never « n’est pas RGE »."""

from dataclasses import dataclass
from datetime import date

from renovation.professionals.queries import Coverage
from renovation.professionals.rules.coverage import CoverageState
from renovation.professionals.rules.identifiers import key_is_wrong
from renovation.professionals.rules.validity import expiring_before

_SAME_NUMBER = "Vérifiez que le SIRET du devis est bien celui-ci, chiffre par chiffre."
_CERTIFICATE = (
    "Demandez à l’entreprise son certificat en cours pour ces travaux. Un renouvellement peut ne pas encore être dans "
    "la liste."
)
_NO_LATER = "ne signez pas après ce jour sans nouveau certificat."
_WAIT = "Ne signez rien avant de l’avoir vu\N{NO-BREAK SPACE}: beaucoup d’aides demandent la qualification ce jour-là."
_ADVISER = "En cas de doute, faites relire le devis par un conseiller."


@dataclass(frozen=True)
class Verdict:
    """A tone of the house (ok, warn, info), the answer in a few words, then in a sentence, and what to do."""

    tone: str
    title: str
    text: str
    to_do: tuple[str, ...]


def verdict(coverage: Coverage, *, on: date, list_date: date) -> Verdict:
    """The day is that of the quote; the list is the one that we hold."""
    telling = {
        CoverageState.COVERED: _covered,
        CoverageState.NOT_YET: _not_yet,
        CoverageState.NO_LONGER: _no_longer,
        CoverageState.NOT_FOUND: _not_found,
    }[coverage.state]
    told = telling(coverage, on, list_date)
    if on <= list_date:
        return told
    ahead = (
        f" Ce jour vient après notre liste, qui est celle du {_day(list_date)}\N{NO-BREAK SPACE}: regardez à nouveau "
        "avant de signer."
    )
    return Verdict(told.tone, told.title, told.text + ahead, told.to_do)


def _covered(coverage: Coverage, on: date, list_date: date) -> Verdict:
    end = max(one.valid_to for one in coverage.held if one.valid_from <= on <= one.valid_to)
    to_do = [_SAME_NUMBER, "Gardez le certificat avec le devis\N{NO-BREAK SPACE}: il sera demandé avec les aides."]
    if end < expiring_before(on):
        to_do.insert(0, f"La qualification finit bientôt, le {_day(end)}\N{NO-BREAK SPACE}: {_NO_LATER}")
    text = f"L’entreprise est qualifiée pour ces travaux ce jour-là, jusqu’au {_day(end)}."
    return Verdict("ok", f"Couverte le {_day(on)}", text, tuple(to_do))


def _not_yet(coverage: Coverage, on: date, list_date: date) -> Verdict:
    start = min(one.valid_from for one in coverage.held)
    to_do = (
        f"Attendez le {_day(start)} pour signer le devis.",
        "Si vous devez signer avant, demandez un certificat qui couvre ce jour.",
        _ADVISER,
    )
    text = f"La qualification pour ces travaux commence le {_day(start)}, après le jour du devis."
    return Verdict("warn", f"Pas encore couverte le {_day(on)}", text, to_do)


def _no_longer(coverage: Coverage, on: date, list_date: date) -> Verdict:
    end = max(one.valid_to for one in coverage.held if one.valid_to < on)
    text = f"La dernière qualification connue pour ces travaux a pris fin le {_day(end)}, avant le jour du devis."
    later = [one.valid_from for one in coverage.held if one.valid_from > on]
    if later:
        text += f" Une autre commence le {_day(min(later))}."
    return Verdict("warn", f"Plus couverte le {_day(on)}", text, (_CERTIFICATE, _WAIT, _ADVISER))


def _not_found(coverage: Coverage, on: date, list_date: date) -> Verdict:
    text = (
        f"Nous n’avons pas trouvé cette entreprise pour ces travaux dans la liste du {_day(list_date)}, ni dans ce que "
        "nous gardons des listes d’avant. Cela ne veut pas dire qu’elle n’a pas de qualification."
    )
    number = (
        "Relisez le numéro\N{NO-BREAK SPACE}: ses chiffres ne vont pas ensemble, l’un d’eux est sans doute faux."
        if key_is_wrong(coverage.siret) and not coverage.name
        else "Vérifiez le SIRET\N{NO-BREAK SPACE}: le devis peut venir d’un autre établissement de la même entreprise."
    )
    title = f"Pas trouvée dans la liste du {_day(list_date)}"
    return Verdict("info", title, text, (number, _CERTIFICATE, _WAIT, _ADVISER))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
