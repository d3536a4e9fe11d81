"""Hours that come back, between the words of a form, the text of a rule (RFC 5545) and a sentence."""

from collections.abc import Sequence
from datetime import date, time

from renovation.appointments.rules.recurrence import DAYS, Recurrence, RuleRefused, read_rule, weekly

NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKS = {
    "1": "Chaque semaine",
    "2": "Une semaine sur deux",
    "3": "Une semaine sur trois",
    "4": "Une semaine sur quatre",
}
MONTHS = {
    "month:1": "Le premier de chaque mois",
    "month:2": "Le deuxième de chaque mois",
    "month:3": "Le troisième de chaque mois",
    "month:4": "Le quatrième de chaque mois",
    "month:-1": "Le dernier de chaque mois",
}
RANKS = {
    1: "premier",
    2: "deuxième",
    3: "troisième",
    4: "quatrième",
    5: "cinquième",
    -1: "dernier",
    -2: "avant-dernier",
}
EACH = {
    "DAILY": ("jour", "tous"),
    "WEEKLY": ("semaine", "toutes"),
    "MONTHLY": ("mois", "tous"),
    "YEARLY": ("an", "tous"),
}
MONTH_NAMES = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
EVERY = {**WEEKS, **MONTHS}
KEPT = "kept"


def written(every: str, weekdays: Sequence[str]) -> str:
    """The rule that the form means."""
    numbers = [int(day) for day in weekdays if day in {"0", "1", "2", "3", "4", "5", "6"}]
    if not numbers:
        raise RuleRefused("Choisissez au moins un jour de la semaine.")
    if every in WEEKS:
        return weekly(numbers, every=int(every))
    if every not in MONTHS:
        raise RuleRefused("Choisissez une répétition de la liste.")
    rank = every.removeprefix("month:")
    return f"FREQ=MONTHLY;BYDAY={','.join(rank + DAYS[number] for number in sorted(set(numbers)))}"


def read_back(rule: str) -> tuple[str, list[str]]:
    """What the form shows of a rule; `kept` for one that it could not write."""
    read = read_rule(rule)
    days = [str(weekday) for _, weekday in read.weekdays]
    if read.is_plain_week and str(read.interval) in WEEKS:
        return str(read.interval), days
    ranks = {rank for rank, _ in read.weekdays}
    narrowed = read.month_days or read.months or read.positions or read.count is not None
    if read.frequency == "MONTHLY" and read.interval == 1 and len(ranks) == 1 and not narrowed:
        every = f"month:{ranks.pop()}"
        if every in MONTHS:
            return every, days
    return KEPT, []


def in_words(rule: str, first_day: date, last_day: date | None, opens: time, closes: time) -> str:
    """« Une semaine sur deux, le mardi, de 9 h à 12 h, à partir du 3 mars 2026, sans date de fin. »"""
    every, weekdays = read_back(rule)
    hours = f"de {_hour(opens)} à {_hour(closes)}{' le lendemain' if closes <= opens else ''}"
    until = f"jusqu’au {last_day:%d/%m/%Y}" if last_day is not None else "sans date de fin"
    return f"{_how_often(every, weekdays, rule)}, {hours}, à partir du {first_day:%d/%m/%Y}, {until}."


def _how_often(every: str, weekdays: Sequence[str], rule: str) -> str:
    days = _listed([NAMES[int(day)] for day in weekdays])
    if every in WEEKS:
        return f"{WEEKS[every]}, le {days}"
    if every in MONTHS:
        return MONTHS[every].replace(" de chaque", f" {days} de chaque")
    return _seldom(read_rule(rule))


def _seldom(rule: Recurrence) -> str:
    """What the form does not write, as a calendar of elsewhere may: said as far as a line can say it."""
    ranked = " et ".join(_ranked(rule, rank) for rank in sorted({rank for rank, _ in rule.weekdays}, key=_last_last))
    numbered = _listed([_day_of_month(number) for number in rule.month_days])
    days = " et ".join(part for part in (numbered, ranked) if part)
    unit, units = EACH[rule.frequency]
    plural = unit if unit.endswith("s") else f"{unit}s"
    step = f"chaque {unit}" if rule.interval == 1 else f"{units} les {rule.interval} {plural}"
    months = f" en {_listed([MONTH_NAMES[number - 1] for number in rule.months])}" if rule.months else ""
    most = f", {rule.count} fois" if rule.count is not None else ""
    kept = ", certains jours seulement" if rule.positions else ""
    return f"{f'{days}, ' if days else ''}{step}{months}{most}{kept}".capitalize()


def _ranked(rule: Recurrence, rank: int) -> str:
    days = _listed([NAMES[weekday] for number, weekday in rule.weekdays if number == rank])
    return f"le {RANKS.get(rank, f'{rank}e')} {days}" if rank else f"le {days}"


def _last_last(rank: int) -> tuple[bool, int]:
    return rank < 0, rank


def _day_of_month(number: int) -> str:
    if number < 0:
        return "le dernier jour" if number == -1 else f"le {-number}e jour avant la fin"
    return "le 1er" if number == 1 else f"le {number}"


def _listed(words: Sequence[str]) -> str:
    return " et ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _hour(moment: time) -> str:
    return f"{moment.hour}\u00a0h" + (f"\u00a0{moment.minute:02d}" if moment.minute else "")
