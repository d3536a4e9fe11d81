"""A stage in words, line by line: for the sheet of a version and for what changes between two of them."""

from dataclasses import dataclass

from renovation.pathways.rules.conditions import Words, act_words, choices
from renovation.pathways.rules.shape import DocumentLine, ReminderLine, Shape, Stage, TaskLine

WHO = {"referent": "pour le référent", "nobody": "pour toute l’équipe", "household": "pour le ménage"}


@dataclass(frozen=True)
class Change:
    """One line that differs between two versions; an empty side means that it was not there."""

    place: str
    before: str
    after: str


def stage_in_words(stage: Stage, shape: Shape, documents: Words) -> list[tuple[str, str]]:
    """Label and text of what the stage asks and does; nothing for what it does not."""
    needs = dict(choices(Words(documents.documents, act_words(shape.acts))))
    acts = act_words(shape.acts)
    rows = [
        ("Le ménage lit", "\n".join(filter(None, (stage.words, stage.explanation)))),
        ("Facultative", "oui" if stage.optional else ""),
        ("Délai prévu", f"{stage.limit_days} jours" if stage.limit_days else ""),
        ("Pour y entrer", "\n".join(needs.get(code, code) for code in stage.needs)),
        ("Tâches créées", "\n".join(task_in_words(one) for one in stage.tasks)),
        ("Documents attendus", "\n".join(document_in_words(one, documents) for one in stage.documents)),
        ("Relances", "\n".join(reminder_in_words(one) for one in stage.reminders)),
        ("Message envoyé", stage.message),
        ("Actes comptés", ", ".join(acts.get(code, code) for code in stage.acts)),
    ]
    return [(label, text) for label, text in rows if text]


def task_in_words(line: TaskLine) -> str:
    return f"{line.title} ({line.days} j, {WHO[line.to]})"


def document_in_words(line: DocumentLine, words: Words) -> str:
    number = f"{line.number} × " if line.number > 1 else ""
    return (
        f"{number}{line.title} ({words.documents.get(line.kind, line.kind)}{'' if line.required else ', facultatif'})"
    )


def reminder_in_words(line: ReminderLine) -> str:
    return f"Après {line.days} j, {WHO[line.to]}\u00a0: {line.words}"


def changes(before: Shape, after: Shape, documents: Words) -> list[Change]:
    """What a version changes: stages gone, new, renamed or moved, then line by line."""
    found = [Change(stage.name, "étape", "retirée") for stage in before.stages if after.stage(stage.code) is None]
    kept = [code for code in after.codes if code in before.codes]
    if kept != [code for code in before.codes if code in after.codes]:
        found.append(Change("Ordre des étapes", _order(before, kept), _order(after, kept)))
    for stage in after.stages:
        old = before.stage(stage.code)
        if old is None:
            found.append(Change(stage.name, "", "nouvelle étape"))
            continue
        was, now = (
            dict([("Nom", one.name), *stage_in_words(one, shape, documents)])
            for one, shape in ((old, before), (stage, after))
        )
        found += [
            Change(f"{stage.name}, {label.lower()}", was.get(label, ""), now.get(label, ""))
            for label in dict.fromkeys((*was, *now))
            if was.get(label, "") != now.get(label, "")
        ]
    acts = [_acts(before), _acts(after)]
    if acts[0] != acts[1]:
        found.append(Change("Types d’actes", *acts))
    return found


def _acts(shape: Shape) -> str:
    leads = {act.code: f" → {shape.name_of(act.moves_to)}" if act.moves_to else "" for act in shape.acts}
    return ", ".join(f"{act.name}{leads[act.code]}" for act in shape.acts)


def _order(shape: Shape, codes: list[str]) -> str:
    return ", ".join(stage.name for stage in shape.stages if stage.code in codes)
