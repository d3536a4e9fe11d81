"""What may be answered to each question of the self-diagnosis; every choice has an "unknown"."""

from enum import StrEnum


class Kind(StrEnum):
    HOUSE = "house"
    FLAT = "flat"


class Position(StrEnum):
    """Where a flat stands in its building."""

    MIDDLE = "middle"
    UNDER_ROOF = "under_roof"
    ABOVE_GROUND = "above_ground"
    UNKNOWN = "unknown"


class Period(StrEnum):
    """Construction periods of the method (annexe 1, section 3)."""

    BEFORE_1948 = "before_1948"
    FROM_1948 = "1948_1974"
    FROM_1975 = "1975_1977"
    FROM_1978 = "1978_1982"
    FROM_1983 = "1983_1988"
    FROM_1989 = "1989_2000"
    FROM_2001 = "2001_2005"
    FROM_2006 = "2006_2012"
    FROM_2013 = "2013_2021"
    SINCE_2022 = "since_2022"
    UNKNOWN = "unknown"


class Sides(StrEnum):
    """Sides open to the outside."""

    FOUR = "4"
    THREE = "3"
    TWO = "2"
    ONE = "1"
    UNKNOWN = "unknown"


class WallMaterial(StrEnum):
    STONE = "stone"
    BRICK = "brick"
    BLOCK = "block"
    CONCRETE = "concrete"
    WOOD = "wood"
    UNKNOWN = "unknown"


class Insulation(StrEnum):
    """SOME: insulated, nobody knows how much."""

    NONE = "none"
    THIN = "thin"
    GOOD = "good"
    SOME = "some"
    UNKNOWN = "unknown"


class WallInsulation(StrEnum):
    NONE = "none"
    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


class Roof(StrEnum):
    LOST_ATTIC = "lost_attic"
    CONVERTED = "converted"
    TERRACE = "terrace"
    UNKNOWN = "unknown"


class Floor(StrEnum):
    SOIL = "soil"
    CRAWL_SPACE = "crawl_space"
    CELLAR = "cellar"
    UNKNOWN = "unknown"


class Glazing(StrEnum):
    SINGLE = "single"
    OLD_DOUBLE = "old_double"
    RECENT_DOUBLE = "recent_double"
    TRIPLE = "triple"
    UNKNOWN = "unknown"


class Ventilation(StrEnum):
    WINDOWS = "windows"
    NATURAL = "natural"
    EXTRACT = "extract"
    HUMIDITY = "humidity"
    DOUBLE_FLOW = "double_flow"
    UNKNOWN = "unknown"


class Generator(StrEnum):
    GAS = "gas"
    OIL = "oil"
    LPG = "lpg"
    ELECTRIC = "electric"
    AIR_WATER = "air_water"
    AIR_AIR = "air_air"
    LOGS = "logs"
    PELLETS = "pellets"
    WOOD_BOILER = "wood_boiler"
    NETWORK = "network"
    UNKNOWN = "unknown"


class Age(StrEnum):
    """Age of the generator."""

    OLD = "old"
    MIDDLE = "middle"
    RECENT = "recent"
    UNKNOWN = "unknown"


class Control(StrEnum):
    NONE = "none"
    CENTRAL = "central"
    ROOMS = "rooms"
    UNKNOWN = "unknown"


class HotWater(StrEnum):
    SAME = "same"
    ELECTRIC_TANK = "electric_tank"
    THERMODYNAMIC = "thermodynamic"
    GAS_HEATER = "gas_heater"
    SOLAR = "solar"
    UNKNOWN = "unknown"


class Emitter(StrEnum):
    """What gives the heat of a water circuit."""

    RADIATORS = "radiators"
    FLOOR = "floor"
    UNKNOWN = "unknown"


class Renovated(StrEnum):
    """How much was insulated since the construction, in one question: it weighs on what stays unknown."""

    NONE = "none"
    PARTLY = "partly"
    MOSTLY = "mostly"
    UNKNOWN = "unknown"


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
