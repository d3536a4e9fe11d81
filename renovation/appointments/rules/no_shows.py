"""What follows when a household does not come, again and again."""

from dataclasses import dataclass
from datetime import timedelta

# Older absences are forgotten.
WITHIN = timedelta(days=365)


@dataclass(frozen=True)
class NoShows:
    """How often a household did not come lately, and how often the platform writes before somebody calls."""

    number: int
    limit: int

    @property
    def ask_for_a_call(self) -> bool:
        """Writing once more is of no use: whoever follows the household calls."""
        return self.number >= self.limit
