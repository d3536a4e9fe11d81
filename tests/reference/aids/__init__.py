"""The aids held against the results of the public simulator: `python -m tests.reference.aids --help`."""
