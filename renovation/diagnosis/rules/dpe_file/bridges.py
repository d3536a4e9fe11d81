"""The thermal bridges (section 3.4 of the method)."""

from collections.abc import Callable
from dataclasses import dataclass

from renovation.diagnosis.rules.detail.entry import Bridge
from renovation.diagnosis.rules.detail.terms import Link
from renovation.diagnosis.rules.dpe_file.fields import CALCULATED, Part, plain_number
from renovation.diagnosis.rules.dpe_file.parts import Reader, name_of
from renovation.diagnosis.rules.dpe_file.report import Status, in_words

SECTION = "Ponts thermiques"
TOLERANCE = 0.02
HIGHEST_PSI = 3.0


@dataclass(frozen=True, slots=True)
class _Row:
    part: Part
    length_m: float
    k: float
    share: float


# Software fills `k` in four ways. The total of the DPE tells which one a file follows.
_READINGS: tuple[tuple[str, Callable[[_Row], float]], ...] = (
    ("", lambda row: row.k * row.share),
    ("Le ψ du fichier compte déjà la part qui compte\u00a0: elle n’est pas comptée deux fois.", lambda row: row.k),
    ("Le fichier donne la perte totale (W/K) à la place du coefficient ψ\u00a0: elle a été divisée par la longueur.",
     lambda row: row.k / row.length_m),
    ("Le fichier donne la perte totale (W/K) avant la part qui compte\u00a0: elle a été divisée par la longueur.",
     lambda row: row.k * row.share / row.length_m),
)  # fmt: skip


def read_bridges(reader: Reader) -> tuple[Bridge, ...]:
    """The bridges that have a link and a length. ψ is always kept: nothing else says which parts meet."""
    parts = reader.parts("enveloppe/pont_thermique_collection/pont_thermique", SECTION, "Pont thermique")
    rows = [row for part in parts if (row := _row(part))]
    psi_of = _reading_of(reader, rows)
    found = []
    for row in rows:
        link = row.part.maybe_term(Link, "enum_type_liaison_id")
        if link is not None:
            psi = _plausible(row, psi_of(row))
            found.append(Bridge(link=link, length_m=row.length_m, psi_w_mk=psi, label=name_of(row.part)))
    return tuple(found)


def _plausible(row: _Row, psi: float) -> float | None:
    if psi <= HIGHEST_PSI:
        return psi
    said = "Coefficient invraisemblable\u00a0: celui de la table de la méthode sera pris."
    row.part.amend("k", Status.ODD, in_words(psi, "W/m·K"), said, among=CALCULATED)
    return None


def _row(part: Part) -> _Row | None:
    length_m, k, justified = part.number("l"), part.calculated("k"), part.number("k_saisi")
    share = part.number("pourcentage_valeur_pont_thermique")
    kept = k if k is not None else justified
    if not length_m or kept is None:
        return None
    return _Row(part, length_m, kept, 1.0 if share is None else share)


def _reading_of(reader: Reader, rows: list[_Row]) -> Callable[[_Row], float]:
    plain = _READINGS[0][1]
    official = plain_number(reader.root.value("sortie/deperdition/deperdition_pont_thermique"))
    if official is None or not rows:
        return plain
    for remark, psi_of in _READINGS:
        total = sum(row.length_m * psi_of(row) for row in rows)
        if abs(total - official) <= TOLERANCE * max(official, 1.0):
            if remark:
                reader.report.note(Status.ADAPTED, "Coefficients ψ", in_words(total, "W/K"), remark, section=SECTION)
            return psi_of
    total = sum(row.length_m * plain(row) for row in rows)
    explanation = (
        f"Les ponts thermiques lus font {in_words(total, 'W/K')}, le DPE en compte {in_words(official, 'W/K')}\u00a0:"
        " les longueurs et les coefficients sont à vérifier."
    )
    reader.report.note(Status.ODD, "Total des ponts thermiques", in_words(total, "W/K"), explanation, section=SECTION)
    return plain
