"""Financing plans: works, aids, what remains, who pays it and when. Decimals only; every sum holds to the cent."""
