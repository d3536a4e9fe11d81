"""Climate zones by département: the eight of the DPE, the three of energy savings certificates.

DPE: method 3CL-DPE 2021, annexe 1, section 18.2. CEE: arrêté of 22/12/2014, annex II; its three zones are the eight
of the DPE without their letter. Overseas départements have none.
"""

_DPE_ZONES = {
    "h1a": "02 14 27 28 59 60 61 62 75 76 77 78 80 91 92 93 94 95",
    "h1b": "08 10 45 51 52 54 55 57 58 67 68 70 88 89 90",
    "h1c": "01 03 05 15 19 21 23 25 38 39 42 43 63 69 71 73 74 87",
    "h2a": "22 29 35 50 56",
    "h2b": "16 17 18 36 37 41 44 49 53 72 79 85 86",
    "h2c": "09 12 24 31 32 33 40 46 47 64 65 81 82",
    "h2d": "04 07 26 48 84",
    "h3": "06 11 13 30 34 66 83 20 2A 2B",
}
_DPE_ZONE_OF = {department: zone for zone, departments in _DPE_ZONES.items() for department in departments.split()}


def dpe_zone(department: str) -> str:
    """h1a to h3; nothing overseas."""
    return _DPE_ZONE_OF.get(department.upper(), "")


def cee_zone(department: str) -> str:
    """H1, H2 or H3; nothing overseas."""
    return dpe_zone(department)[:2].upper()
