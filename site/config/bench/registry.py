"""Which benchmarks exist, and what they answer."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One announced figure: what was measured, its median, and the bar it must stay under."""

    name: str
    median: float
    bar: float
    unit: str = "ms"

    @property
    def holds(self) -> bool:
        return self.median <= self.bar


Benchmark = Callable[[], Iterable[Figure]]
BENCHMARKS: dict[str, Benchmark] = {}


def benchmark(name: str) -> Callable[[Benchmark], Benchmark]:
    """Registers a function under the name that `./maisonnee bench <name>` takes."""

    def register(function: Benchmark) -> Benchmark:
        BENCHMARKS[name] = function
        return function

    return register


def median_ms(call: Callable[[], object], *, times: int = 30, warm_up: int = 3) -> float:
    """Median duration of a call in milliseconds, after a few that do not count."""
    for _ in range(warm_up):
        call()
    return statistics.median(_duration_ms(call) for _ in range(times))


def _duration_ms(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000
