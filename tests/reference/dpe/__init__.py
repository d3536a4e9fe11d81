"""The engine held against real DPE and audits, anonymised: `python -m tests.reference.dpe --help`."""
