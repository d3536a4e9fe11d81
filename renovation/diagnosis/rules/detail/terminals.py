"""From emitters to terminals: emission, distribution, regulation and I0 (annexe 1, sections 8 and 12)."""

from dataclasses import dataclass
from typing import Any

from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.description import Circuit, Inertia, Terminal
from renovation.diagnosis.rules.detail.entry import DetailedDwelling, Emitter, Heating
from renovation.diagnosis.rules.detail.ledger import Ledger
from renovation.diagnosis.rules.detail.terms import Programme, Setup, Water
from renovation.diagnosis.rules.tables import rows, table

# Pipes: bare, insulated (section 12.2).
DISTRIBUTION = {
    ("own", "hot"): (0.88, 0.92),
    ("own", "warm"): (0.91, 0.95),
    ("shared", "hot"): (0.85, 0.87),
    ("shared", "warm"): (0.87, 0.90),
}
AIR_DUCTS = (0.80, 0.85)
# Share of the circuit that counts for its length: floors and ceilings are spread out (section 15.2.1).
SPREAD, SPREAD_FLOOR = 0.802, 0.156


@dataclass(frozen=True, slots=True)
class Building:
    """What I0 depends on beside the emitter."""

    kind: Kind
    heavy: bool
    levels: int


def terminal(
    path: str,
    emitter: Emitter,
    heating: Heating,
    building: Building,
    share: float,
    ledger: Ledger,
    *,
    is_support: bool,
) -> Terminal:
    """`is_support`: it gives the heat of one's own generator beside a shared base."""
    row = rows("emitters")[emitter.model]
    found = i0(emitter, heating, building, is_support=is_support)
    # Who heats together also depends on meters, which few descriptions mention.
    known = heating.metered is not None or not _is_shared(heating, building, is_support=is_support)
    return Terminal(
        emission=ledger.given_or(f"{path}.emission", emitter.emission, row["emission"], "12.1"),
        distribution=ledger.given_or(
            f"{path}.distribution", emitter.distribution, _distribution(row, emitter, heating), "12.2"
        ),
        regulation=ledger.given_or(f"{path}.regulation", emitter.regulation, _regulation(row, heating), "12.3"),
        intermittence=ledger.given_or(f"{path}.intermittence", emitter.intermittence, found, "8", known=known),
        share=share,
    )


def circuit(heating: Heating, building: Building) -> Circuit | None:
    """The water circuit of an installation, by its first water emitter."""
    for emitter in heating.emitters:
        row = rows("emitters")[emitter.model]
        if row["network"] == "water":
            alone = len(heating.emitters) == 1
            flat = row["shape"] in ("floor", "ceiling")
            return Circuit(
                pressure_kpa=row["pressure_kpa"],
                spread=SPREAD_FLOOR if flat and alone else SPREAD,
                drop_k=15.0 if emitter.water is Water.HIGH else 7.5,
                levels=building.levels,
            )
    return None


def i0(emitter: Emitter, heating: Heating, building: Building, *, is_support: bool) -> float:
    """I0 of the table of section 8; a combination that the table lacks takes the nearest programme that it has."""
    row = rows("emitters")[emitter.model]
    central = row["network"] == "water" or emitter.model == "other"
    by_room = emitter.room_control if emitter.room_control is not None else _by_room(row)
    block = table("intermittence")[_block(heating, building, central=central, by_room=by_room, is_support=is_support)]
    for programme in _nearest(emitter.programme):
        for name in (programme, f"{programme}_whole") if by_room else (f"{programme}_whole", programme):
            if row["shape"] in block.get(name, {}):
                return float(block[name][row["shape"]])
    return float(next(iter(next(iter(block.values())).values())))


def _block(heating: Heating, building: Building, *, central: bool, by_room: bool, is_support: bool) -> str:
    if building.kind is Kind.HOUSE:
        return f"house_{'heavy' if building.heavy else 'light'}_{'central' if central else 'divided'}"
    if _is_shared(heating, building, is_support=is_support):
        return f"flat_shared{'_metered' if _is_metered(heating, by_room=by_room) else ''}_central"
    return f"flat_own_{'central' if central else 'divided'}"


def _is_shared(heating: Heating, building: Building, *, is_support: bool) -> bool:
    """Flats heated together have rows of their own; the support beside a shared base is one's own heating."""
    return building.kind is Kind.FLAT and heating.collective and not is_support


def _is_metered(heating: Heating, *, by_room: bool) -> bool:
    """Meters have been the rule since 2017, where each can set his rooms: not on a base, nor without valves."""
    if heating.metered is not None:
        return heating.metered
    return by_room and heating.setup is not Setup.BASE_AND_SUPPORT


def _nearest(programme: Programme) -> tuple[Programme, ...]:
    ladder = {
        Programme.ROOMS_PRESENCE: (Programme.ROOMS_PRESENCE, Programme.ROOMS, Programme.CENTRAL_MINIMUM),
        Programme.ROOMS: (Programme.ROOMS, Programme.CENTRAL_MINIMUM),
        Programme.CENTRAL_MINIMUM: (Programme.CENTRAL_MINIMUM, Programme.SHARED),
        Programme.CENTRAL: (Programme.CENTRAL, Programme.CENTRAL_MINIMUM, Programme.SHARED),
        Programme.SHARED_PRESENCE: (Programme.SHARED_PRESENCE, Programme.SHARED, Programme.CENTRAL_MINIMUM),
        Programme.SHARED: (Programme.SHARED, Programme.CENTRAL_MINIMUM),
    }
    return (*ladder.get(programme, ()), Programme.NONE)


def _by_room(row: Any) -> bool:
    return row["network"] != "water" or row["code"].endswith("_valve")


def _distribution(row: Any, emitter: Emitter, heating: Heating) -> float:
    if row["network"] == "air":
        return AIR_DUCTS[emitter.insulated]
    if row["network"] != "water":
        return 1.0
    pipes = DISTRIBUTION["shared" if heating.collective else "own", "hot" if emitter.water is Water.HIGH else "warm"]
    return pipes[emitter.insulated]


def _regulation(row: Any, heating: Heating) -> float:
    return float(row.get("regulation_shared", row["regulation"]) if heating.collective else row["regulation"])


def building_of(dwelling: DetailedDwelling, inertia: Inertia) -> Building:
    return Building(dwelling.kind, inertia is Inertia.HEAVY, max(1, dwelling.levels))
