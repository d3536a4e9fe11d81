"""From runs of the engine to works and bundles in words and whole numbers."""

from collections.abc import Iterable, Sequence
from typing import Generic

from renovation.diagnosis.rules.advice.catalogue import AIR, ENVELOPE
from renovation.diagnosis.rules.advice.costs import cost_of, total
from renovation.diagnosis.rules.advice.interactions import bundle_warnings, sizing, warnings_of
from renovation.diagnosis.rules.advice.levels import level_of
from renovation.diagnosis.rules.advice.shapes import Bundle, Gain, Range, Standing, Work
from renovation.diagnosis.rules.advice.subject import Figures, Move, State, Subject
from renovation.quantities.rules.parameters import Parameters


def standing(figures: Figures) -> Standing:
    """Whole numbers; per m² rounded down, as the thresholds of classes are read (annexe 3)."""
    return Standing(
        final_kwh=round(figures.final_kwh),
        primary_kwh_m2=int(figures.primary_kwh_m2),
        ghg_kg_m2=int(figures.ghg_kg_m2),
        cost_eur=round(figures.cost_eur),
        energy_class=figures.energy_class,
    )


class Writer(Generic[State]):
    """Writes the works of one subject. `envelope` are the insulations left to do, for the size of generators."""

    def __init__(self, subject: Subject[State], parameters: Parameters, envelope: Sequence[Move[State]]) -> None:
        self.subject = subject
        self.parameters = parameters
        insulated = subject.after(subject.state, envelope)
        self.bare_w_k = subject.figures(subject.state).loss_w_k
        self.insulated_w_k = subject.figures(insulated).loss_w_k if envelope else self.bare_w_k
        self.left = bool(envelope)

    def work(self, move: Move[State], earlier: Sequence[Move[State]] = (), *, aired: bool = False) -> Work:
        """One work, after earlier ones; `aired` when mechanical ventilation is part of the same bundle."""
        subject, sheet = self.subject, move.sheet
        before_state = subject.after(subject.state, earlier)
        before, after = subject.figures(before_state), subject.figures(move.done(before_state))
        insulated_w_k = before.loss_w_k if earlier else self.insulated_w_k
        return Work(
            code=move.code,
            stage=sheet.stage,
            title=sheet.title,
            advice=sheet.advice,
            why=sheet.why,
            warnings=warnings_of(
                sheet,
                subject.facts,
                aired=aired or subject.facts.mechanical_air,
                insulated=not self.left or bool(insulations(earlier)),
                costs_more=after.cost_eur > before.cost_eur,
            ),
            rge_domains=sheet.rge_domains,
            work_types=sheet.work_types,
            shared=subject.is_shared(move),
            before=standing(before),
            after=standing(after),
            gain=self.gain(earlier, [*earlier, move]),
            cost=cost_of(sheet, subject.facts, self.parameters, move.area_m2),
            level=level_of(move.code, self.parameters),
            sizing=sizing(sheet, subject.facts, bare_w_k=self.bare_w_k, insulated_w_k=insulated_w_k),
        )

    def bundle(self, code: str, title: str, why: str, moves: Sequence[Move[State]]) -> Bundle:
        """Works in order; each step is a run of its own, after the ones before."""
        aired = any(move.sheet.stage == AIR for move in moves)
        steps = tuple(self.work(move, moves[:index], aired=aired) for index, move in enumerate(moves))
        low, high, to_verify, unpriced = total(steps)
        return Bundle(
            code=code,
            title=title,
            why=why,
            steps=steps,
            warnings=bundle_warnings([move.sheet for move in moves], self.subject.facts),
            shared=any(step.shared for step in steps),
            before=steps[0].before,
            after=steps[-1].after,
            gain=self.gain((), moves),
            cost_low_eur=low,
            cost_high_eur=high,
            cost_to_verify=to_verify,
            unpriced=unpriced,
        )

    def gain(self, earlier: Sequence[Move[State]], later: Sequence[Move[State]]) -> Gain:
        """Likely, and over the drawn dwellings: the 10th and the 90th percentile."""
        pairs = [self._pair(state, earlier, later) for state in (self.subject.state, *self.subject.drawn)]
        area_m2 = self.subject.facts.area_m2
        before, after = pairs[0]
        saved = before.primary_kwh_m2 - after.primary_kwh_m2
        return Gain(
            final_kwh=_range(one.final_kwh - two.final_kwh for one, two in pairs),
            cost_eur=_range(one.cost_eur - two.cost_eur for one, two in pairs),
            ghg_kg=_range((one.ghg_kg_m2 - two.ghg_kg_m2) * area_m2 for one, two in pairs),
            primary_percent=round(100 * saved / before.primary_kwh_m2) if before.primary_kwh_m2 > 0 else 0,
        )

    def _pair(
        self, state: State, earlier: Sequence[Move[State]], later: Sequence[Move[State]]
    ) -> tuple[Figures, Figures]:
        subject = self.subject
        return subject.figures(subject.after(state, earlier)), subject.figures(subject.after(state, later))


def insulations(moves: Sequence[Move[State]]) -> list[Move[State]]:
    return [move for move in moves if move.sheet.stage == ENVELOPE]


def _range(saved: Iterable[float]) -> Range:
    """The first is the likely one."""
    values = list(saved)
    likely, ordered = values[0], sorted(values)
    low, high = ordered[len(ordered) // 10], ordered[len(ordered) * 9 // 10]
    return Range(low=round(min(low, likely)), likely=round(likely), high=round(max(high, likely)))
