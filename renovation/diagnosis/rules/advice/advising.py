"""The advice on one dwelling: three to six works and bundles, and a path to a good class."""

from collections.abc import Sequence

from renovation.diagnosis.rules.advice.catalogue import ENVELOPE, HEATING
from renovation.diagnosis.rules.advice.choosing import DOUBLE_FLOW, TARGET, fitting, helpful, path, with_air
from renovation.diagnosis.rules.advice.shapes import Advice, Bundle, Work
from renovation.diagnosis.rules.advice.subject import Move, State, Subject
from renovation.diagnosis.rules.advice.writing import Writer, insulations
from renovation.diagnosis.rules.energy import CLASSES, price_code
from renovation.quantities.rules.parameters import Parameters

MOST_SHOWN = 6
LEAST_SAVING = 0.03


def advise_on(subject: Subject[State], parameters: Parameters, *, prices_to_verify: bool) -> Advice:
    """Best works alone, one or two bundles, one path; at most six in all."""
    moves = fitting(subject)
    writer = Writer(subject, parameters, insulations(moves))
    good = _is_good(subject)
    road, reached = ([], True) if good else path(subject, moves)
    way = _path_bundle(writer, road, reached=reached)
    bundles = _bundles(writer, moves, road)
    works = _works(writer, moves, most=MOST_SHOWN - len(bundles) - (1 if way else 0))
    return Advice(
        target_class=TARGET,
        works=works,
        bundles=bundles,
        path=way,
        path_reached=reached,
        path_why=_path_why(subject, way, reached=reached),
        prices_to_verify=prices_to_verify,
    )


def _works(writer: Writer[State], moves: Sequence[Move[State]], *, most: int) -> tuple[Work, ...]:
    """The works that save most on the bill, each alone; one way of heating and of ventilating only."""
    subject = writer.subject
    before = subject.figures(subject.state)
    found: dict[str, tuple[float, Move[State]]] = {}
    for move in helpful(subject, moves):
        after = subject.figures(move.done(subject.state))
        saved = before.cost_eur - after.cost_eur
        notable = before.final_kwh - after.final_kwh >= LEAST_SAVING * before.final_kwh
        slot = move.code if move.sheet.stage == ENVELOPE else move.sheet.stage
        alone = move.code != DOUBLE_FLOW and not subject.is_shared(move)
        if notable and saved > 0 and alone and slot not in found:
            found[slot] = (saved, move)
    best = sorted(found.values(), key=lambda one: -one[0])[:most]
    return tuple(writer.work(move) for _, move in best)


def _bundles(writer: Writer[State], moves: Sequence[Move[State]], road: Sequence[Move[State]]) -> tuple[Bundle, ...]:
    """To begin with: the two best insulations. In a flat: what the copropriété would decide."""
    found = []
    own = [move for move in moves if not writer.subject.is_shared(move)]
    start = with_air(writer.subject, _best_insulations(writer.subject, own), moves)
    if len(insulations(start)) > 1 and start != list(road):
        found.append(writer.bundle("start", "Commencer par isoler", START, start))
    shared = [move for move in helpful(writer.subject, moves) if writer.subject.is_shared(move)]
    together = with_air(writer.subject, shared, moves)
    if shared and together != list(road):
        found.append(writer.bundle("shared", "À décider en copropriété", SHARED, together))
    return tuple(found)


def _best_insulations(subject: Subject[State], moves: Sequence[Move[State]]) -> list[Move[State]]:
    """Two, kept in the order of works."""
    useful = insulations(helpful(subject, moves))
    best = sorted(useful, key=lambda move: subject.figures(move.done(subject.state)).primary_kwh_m2)[:2]
    return [move for move in useful if move in best]


def _path_bundle(writer: Writer[State], road: Sequence[Move[State]], *, reached: bool) -> Bundle | None:
    if len(road) < (1 if reached else 2):
        return None
    after = writer.subject.figures(writer.subject.after(writer.subject.state, road)).energy_class
    title = f"Vers la classe\u00a0{after}, étape par étape"
    return writer.bundle("path", title, PATH if reached else FURTHEST, road)


START = "Les deux isolations qui comptent le plus, faites ensemble\u00a0: moins de raccords, un seul chantier."
SHARED = "Ces travaux touchent l’immeuble entier. Parlez-en au conseil syndical\u00a0: un vote les décide."
PATH = "L’enveloppe d’abord, puis l’air, puis le chauffage\u00a0: chaque étape compte sur la précédente."
FURTHEST = (
    "Le mieux que nous ayons trouvé avec vos réponses, dans l’ordre\u00a0: l’enveloppe, l’air, puis le chauffage."
)


def _is_good(subject: Subject[State]) -> bool:
    return CLASSES.index(subject.figures(subject.state).energy_class) <= CLASSES.index(TARGET)


def _path_why(subject: Subject[State], way: Bundle | None, *, reached: bool) -> str:
    now = subject.figures(subject.state).energy_class
    if _is_good(subject):
        return f"Votre logement est déjà estimé en classe\u00a0{now}."
    if reached:
        shared = "\u00a0; une partie dépend de la copropriété" if way and way.shared else ""
        return f"Ces travaux mènent à la classe\u00a0{way.after.energy_class if way else now}{shared}."
    end = way.after.energy_class if way else now
    start = (
        f"Avec tous les travaux étudiés ici, la classe estimée serait {end}, pas encore {TARGET}."
        if way
        else f"Nous n’avons pas trouvé de suite de travaux vers la classe\u00a0{TARGET}."
    )
    return f"{start} {_obstacle(subject, way)}"


def _obstacle(subject: Subject[State], way: Bundle | None) -> str:
    facts = subject.facts
    if facts.flat and facts.collective_heating and not (way and any(step.stage == HEATING for step in way.steps)):
        return "Le chauffage collectif pèse sur le résultat, et il ne se change pas seul."
    if facts.flat:
        return "Dans un immeuble, la suite dépend de la copropriété\u00a0: un conseiller peut la préparer avec vous."
    if facts.soil_floor:
        return "Le plancher posé sur la terre ne s’isole qu’en le refaisant\u00a0: un conseiller peut l’étudier."
    return "Un conseiller peut étudier d’autres solutions avec vous, sur place."


def prices_to_verify(parameters: Parameters) -> bool:
    """Whether one of the energy prices was not read in an official text."""
    prices = price_code("")
    return any(value.to_verify for code, value in parameters.values.items() if code.startswith(prices))
