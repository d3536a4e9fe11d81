"""Reads about the screens of a self-diagnosis: where one is, what was said, what does not go together."""

from collections.abc import Mapping
from dataclasses import dataclass

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries.self_diagnoses import NOT_SAID, answers_by_question, answers_of_plain
from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.contradictions import Contradiction, contradictions
from renovation.diagnosis.rules.screens import Part, Screen, Style, Track, parts_for, screens_for
from renovation.diagnosis.rules.situation import situation_in_words


@dataclass(frozen=True)
class Progress:
    """Where a screen stands among those that make sense for this dwelling; optional ones are counted apart."""

    screen: Screen
    parts: tuple[Part, ...]
    number: int
    total: int
    previous: Screen | None
    next: Screen | None

    @property
    def ends_fast_track(self) -> bool:
        """The first range can be shown after this one."""
        return self.screen.track is Track.FAST and (self.next is None or self.next.track is not Track.FAST)


def screens_of(diagnosis: SelfDiagnosis) -> tuple[Screen, ...]:
    """The screens that apply, in order."""
    return screens_for(read_answers(diagnosis.answers), diagnosis.situation)


def progress(diagnosis: SelfDiagnosis, code: str) -> Progress | None:
    """The place of a screen; nothing when it does not apply to this dwelling."""
    screens = screens_of(diagnosis)
    index = next((rank for rank, screen in enumerate(screens) if screen.code == code), None)
    if index is None:
        return None
    screen = screens[index]
    alike = [one for one in screens if (one.track is Track.OPTIONAL) == (screen.track is Track.OPTIONAL)]
    return Progress(
        screen=screen,
        parts=parts_for(screen, read_answers(diagnosis.answers), diagnosis.situation),
        number=alike.index(screen) + 1,
        total=len(alike),
        previous=screens[index - 1] if index else None,
        next=screens[index + 1] if index + 1 < len(screens) else None,
    )


def first_unanswered(diagnosis: SelfDiagnosis) -> Screen | None:
    """Where to resume: optional screens wait for nobody."""
    return next(
        (
            screen
            for screen in screens_of(diagnosis)
            if screen.track is not Track.OPTIONAL and not is_answered(diagnosis, screen)
        ),
        None,
    )


def is_answered(diagnosis: SelfDiagnosis, screen: Screen) -> bool:
    """Answered or passed."""
    return any(field in diagnosis.answers or field in diagnosis.situation for field in screen.fields)


def range_is_known(diagnosis: SelfDiagnosis) -> bool:
    """The seven answers of the fast track were given or passed: a first range makes sense."""
    fast = [screen for screen in screens_of(diagnosis) if screen.track is Track.FAST]
    return all(is_answered(diagnosis, screen) for screen in fast)


def answers_without(diagnosis: SelfDiagnosis, screen: Screen) -> Answers:
    """The answers as if this screen had not been answered, to show what it changed."""
    fields = set(screen.fields) - {"kind"}
    rest = {field: value for field, value in diagnosis.answers.items() if field not in fields}
    return answers_of_plain(rest)


def unconfirmed(diagnosis: SelfDiagnosis) -> tuple[Contradiction, ...]:
    """What hardly goes together and nobody confirmed."""
    return tuple(one for one in contradictions(diagnosis.answers) if one.code not in diagnosis.confirmed)


def said_by_screen(diagnosis: SelfDiagnosis) -> list[tuple[Screen, list[tuple[str, str]]]]:
    """Every screen that applies with its answers in words, to be read again and changed."""
    words = {question.field: answer for question, answer in answers_by_question(diagnosis)}
    beside = dict(situation_in_words(diagnosis.situation))
    return [(screen, _said(screen, words, beside, diagnosis)) for screen in screens_of(diagnosis)]


def _said(
    screen: Screen, words: Mapping[str, str], beside: Mapping[str, str], diagnosis: SelfDiagnosis
) -> list[tuple[str, str]]:
    parts = parts_for(screen, read_answers(diagnosis.answers), diagnosis.situation)
    lines = [
        (part.title, _engine_words(part, words, diagnosis.answers) if part.is_engine else beside.get(part.title, ""))
        for part in parts
    ]
    return [(title, said) for title, said in lines if said]


def _engine_words(part: Part, words: Mapping[str, str], answers: Mapping[str, object]) -> str:
    known = any(answers.get(field, "unknown") != "unknown" for field in part.fields)
    if part.style is Style.SEVERAL:
        ticked = [choice.label for choice in part.choices if answers.get(choice.code) == "yes"]
        return ", ".join(ticked) or ("Rien de cela" if known else NOT_SAID)
    if len(part.fields) > 1:
        chosen = part.chosen(answers)
        said = next((choice.label for choice in part.choices if choice.code == chosen), "")
        return said if said and known else NOT_SAID
    return words.get(part.fields[0], NOT_SAID)
