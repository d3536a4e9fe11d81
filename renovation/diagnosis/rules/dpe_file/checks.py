"""Does the description that was read explain the losses that the DPE publishes, part by part?"""

from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.dpe_file.official import SECTION, OfficialFigures
from renovation.diagnosis.rules.dpe_file.report import Report, Status, in_words

TOLERANCE = 0.03
LEAST_W_K = 1.0
NAMES = {
    "walls": "Pertes des murs",
    "roof": "Pertes du toit",
    "floor": "Pertes du plancher",
    "windows": "Pertes des fenêtres",
    "doors": "Pertes des portes",
}


def check_losses(
    dwelling: DetailedDwelling, official: OfficialFigures, report: Report, *, keep_calculated: bool
) -> None:
    """An odd line for each part of which the areas, U and b that were read do not give the DPE's own loss."""
    if not keep_calculated:
        return
    for name, loss_w_k in losses_of(dwelling).items():
        expected = official.loss_w_k.get(name)
        if expected is None or abs(loss_w_k - expected) <= max(LEAST_W_K, TOLERANCE * expected):
            continue
        said = (
            f"Les parois lues perdent {in_words(loss_w_k, 'W/K')}, le DPE annonce {in_words(expected, 'W/K')}\u00a0:"
            " il en manque, ou une surface est fausse."
        )
        report.note(Status.ODD, NAMES[name], in_words(loss_w_k, "W/K"), said, section=SECTION)


def losses_of(dwelling: DetailedDwelling) -> dict[str, float]:
    """Σ b · S · U of the parts whose U and b are known, W/K."""
    parts = {
        "walls": [(one.area_m2, one.u_w_m2k, one.b) for one in dwelling.walls],
        "roof": [(one.area_m2, one.u_w_m2k, one.b) for one in dwelling.ceilings],
        "floor": [(one.area_m2, one.u_w_m2k, one.b) for one in dwelling.floors],
        "windows": [(one.area_m2, one.ujn_w_m2k or one.uw_w_m2k, one.b) for one in dwelling.windows],
        "doors": [(one.area_m2, one.u_w_m2k, one.b) for one in dwelling.doors],
    }
    return {
        name: sum(area * (u or 0.0) * (1.0 if b is None else b) for area, u, b in rows) for name, rows in parts.items()
    }
