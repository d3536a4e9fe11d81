"""A file of contacts: every line is read; those that cannot be kept are told with their reason."""

import re
from collections.abc import Mapping, Sequence

from renovation.prices.rules.csv_text import rows_of
from renovation.prices.rules.lines import Fault

NEEDED = ("nom", "accord")
COLUMNS = ("nom", "prenom", "email", "telephone", "commune", "demande", "rappel", "accord", "recueilli_par")
MODEL = (
    *("Exemple", "Camille", "camille@exemple.fr", "06 00 00 00 00", "25056", "Isoler les combles", "Le soir"),
    *("oui", "accueil"),
)
# How the consent was given → the channel that is kept.
CHANNELS = {"site": "web", "telephone": "phone", "email": "email", "accueil": "counter"}
MOST_LINES = 500
_LENGTHS = {"nom": 100, "prenom": 100, "email": 254, "telephone": 20, "demande": 1500, "rappel": 200}
_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
_PHONE = re.compile(r"(\+|00)?[0-9][0-9 .()\-]{8,18}")
Line = Mapping[str, str]


def read_contacts(content: bytes) -> tuple[list[tuple[int, Line]], list[Fault]]:
    """The lines that can be kept with their numbers, and what is wrong with the others.

    Raises LinesRefused when the file is no table of ours.
    """
    lines: list[tuple[int, Line]] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for number, row in rows_of(content, NEEDED, COLUMNS):
        if isinstance(row, Fault):
            faults.append(row)
            continue
        reasons = [*_reasons(row), *_again(row, seen, number)]
        if not reasons and len(lines) >= MOST_LINES:
            reasons = [f"Un fichier compte {MOST_LINES} contacts au plus. Coupez-le en plusieurs."]
        faults += [Fault(number, reason) for reason in reasons]
        if not reasons:
            lines.append((number, {**{name: row.get(name, "") for name in COLUMNS}, "recueilli_par": _channel(row)}))
    return lines, faults


def _channel(row: Line) -> str:
    return CHANNELS[row.get("recueilli_par", "").lower() or "accueil"]


def _reasons(row: Line) -> list[str]:
    mail, phone = row.get("email", ""), row.get("telephone", "")
    told = [f"{name}\u00a0: plus de {most} signes." for name, most in _LENGTHS.items() if len(row.get(name, "")) > most]
    if not row["nom"]:
        told.append("Il manque le nom.")
    if not mail and not phone:
        told.append("Il faut un e-mail ou un téléphone.")
    if mail and not _MAIL.fullmatch(mail):
        told.append("L’adresse e-mail n’est pas complète.")
    if phone and not _PHONE.fullmatch(phone):
        told.append("Le téléphone n’a pas dix chiffres.")
    if row["accord"].lower() != "oui":
        told.append("L’accord d’être recontacté n’est pas donné (écrivez oui)\u00a0: sans lui, nous ne gardons rien.")
    if row.get("recueilli_par", "").lower() not in ("", *CHANNELS):
        told.append(f"recueilli_par\u00a0: écrivez {', '.join(CHANNELS)}.")
    return told


def _again(row: Line, seen: dict[str, int], number: int) -> Sequence[str]:
    """An address or a telephone that stood on an earlier line is the same household."""
    marks = [row.get("email", "").lower(), "".join(filter(str.isdigit, row.get("telephone", "")))[-9:]]
    before = next((seen[mark] for mark in marks if mark and mark in seen), None)
    for mark in marks:
        if mark:
            seen.setdefault(mark, number)
    return [f"Ce contact est déjà à la ligne {before}."] if before is not None else []
