"""Questions that a type of appointment asks at booking, and what is kept of the answers."""

from collections.abc import Mapping, Sequence
from typing import Any

LONGEST_ANSWER = 500
KINDS = frozenset({"text", "choice", "yes_no"})
YES_NO = ("oui", "non")


def checked_answers(
    questions: Sequence[Mapping[str, Any]], given: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Answers that may be kept, and what is wrong with the others, by code of the question."""
    kept, errors = {}, {}
    for question in questions:
        code = str(question["code"])
        answer = " ".join(str(given.get(code, "")).split())
        wrong = _wrong(question, answer)
        if wrong:
            errors[code] = wrong
        elif answer:
            kept[code] = answer
    return kept, errors


def checked_questions(questions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Questions as they are stored; `ValueError` says what is wrong."""
    found, codes = [], set()
    for question in questions:
        code, label, kind = (str(question.get(name, "")).strip() for name in ("code", "label", "kind"))
        if not code or code in codes or not label or kind not in KINDS:
            raise ValueError("Chaque question a un code différent, un intitulé et un genre de réponse.")
        choices = [str(each).strip() for each in question.get("choices", []) if str(each).strip()]
        if kind == "choice" and len(choices) < 2:
            raise ValueError(f"La question « {label} » a besoin d’au moins deux choix.")
        codes.add(code)
        found.append(
            {
                "code": code,
                "label": label[:200],
                "kind": kind,
                "choices": choices,
                "is_required": bool(question.get("is_required")),
            }
        )
    return found


def _wrong(question: Mapping[str, Any], answer: str) -> str:
    if not answer:
        return "Répondez à cette question." if question.get("is_required") else ""
    if len(answer) > LONGEST_ANSWER:
        return f"Votre réponse est trop longue : {LONGEST_ANSWER} caractères au plus."
    choices = YES_NO if question["kind"] == "yes_no" else tuple(question.get("choices", ()))
    if question["kind"] != "text" and answer not in choices:
        return "Choisissez une réponse de la liste."
    return ""
