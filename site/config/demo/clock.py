"""When things happen in the demonstration: people write in the evening, advisers work on weekdays."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

VISIT = timedelta(minutes=45)
_VISIT_HOURS = ((9, 0), (10, 30), (14, 0), (15, 30))


@dataclass
class DemoClock:
    """Plausible moments, never after `now`."""

    now: datetime
    random: Random
    taken: set[tuple[UUID, datetime]] = field(default_factory=set)

    def online(self, at: datetime) -> datetime:
        """A moment of that day at which somebody is before a screen."""
        return self._past(self._hour(at, self.random.randrange(7, 22)))

    def at_work(self, at: datetime) -> datetime:
        """A moment of that day, or of the Monday after, at which an adviser works."""
        return self._past(self._hour(_weekday(at), self.random.randrange(9, 18)))

    def visit(self, adviser_id: UUID, near: datetime) -> datetime | None:
        """A free hour of this adviser in the past days around; none when they are full."""
        for days in range(12):
            day = _weekday(near + timedelta(days=days))
            for hour, minute in _VISIT_HOURS:
                start = timezone.localtime(day).replace(hour=hour, minute=minute, second=0, microsecond=0)
                if start + VISIT < self.now - timedelta(days=7) and (adviser_id, start) not in self.taken:
                    self.taken.add((adviser_id, start))
                    return start
        return None

    def _hour(self, at: datetime, hour: int) -> datetime:
        minute = self.random.randrange(0, 60)
        return timezone.localtime(at).replace(hour=hour, minute=minute, second=0, microsecond=0)

    def _past(self, moment: datetime) -> datetime:
        return min(moment, self.now - timedelta(minutes=self.random.randrange(8, 50)))


def _weekday(at: datetime) -> datetime:
    local = timezone.localtime(at)
    return local + timedelta(days=max(0, 7 - local.weekday()) if local.weekday() > 4 else 0)
