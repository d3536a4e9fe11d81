"""Acts and pathways on the pages of the office."""

from typing import Any

from django import template

from renovation.cases.enums import ActSubject, ActWork

register = template.Library()


@register.filter
def dimensions(act: Any) -> list[str]:
    """What an act froze on its day, in words; nothing is said of what was not known."""
    subjects = [str(ActSubject(code).label) for code in act.subjects if code in ActSubject.values]
    works = [str(ActWork(code).label) for code in act.works if code in ActWork.values]
    incomes = f"revenus {act.get_income_class_display().lower()}" if act.income_class else ""
    words = [
        act.get_public_display() if act.public else "",
        incomes,
        " ".join(
            filter(None, (act.get_dwelling_kind_display(), act.dwelling_class and f"classe {act.dwelling_class}"))
        ),
        act.commune_name,
        ", ".join(subjects),
        f"travaux\u00a0: {', '.join(works).lower()}" if works else "",
        f"suite\u00a0: {act.get_follow_up_display().lower()}" if act.follow_up else "",
    ]
    return [one for one in words if one]
