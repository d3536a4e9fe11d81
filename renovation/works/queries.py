"""What other rooms offer for a type of works."""

from renovation.professionals.rules.works import Works, directory_works
from renovation.works.rules.catalogue import WorkType


def directory_search(found: WorkType) -> Works | None:
    """The search of the RGE directory that leads to professionals of these works."""
    return directory_works(found.rge_domains)
