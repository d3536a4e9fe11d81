"""The paper of a proof is made by a worker, which loads no page."""

import subprocess
import sys

ASKS = (
    "import django; django.setup(); import sys;"
    "from renovation.documents.printing.makers import maker_named;"
    "maker_named('selfservice.appointment_proof');"
    "assert not [name for name in sys.modules if name.endswith('.views.proofs')]"
)


def test_a_worker_that_loads_no_page_knows_how_to_print_a_proof() -> None:
    assert subprocess.run([sys.executable, "-c", ASKS], check=False).returncode == 0
