"""Work done again and again about the territory."""

from datetime import timedelta

from renovation.outbox.registry import Payload, job, periodic
from renovation.outbox.rules.failures import PassingFailure
from renovation.outside import OutsideFailure, is_open
from renovation.territories.operations import update_reference
from renovation.territories.operations.reference import service

REFERENCE = "territories.update_reference"


@job(REFERENCE, label="Mettre à jour les communes")
def update(payload: Payload) -> None:
    """Installations that do not open the service bring the file themselves (import_communes)."""
    if not is_open(service()):
        return
    try:
        update_reference()
    except OutsideFailure as error:
        raise PassingFailure(str(error)) from error


# The Code officiel géographique changes on 1 January and is published in the following weeks.
periodic(REFERENCE, every=timedelta(days=365), offset=timedelta(days=80, hours=4), catch_up=True)
