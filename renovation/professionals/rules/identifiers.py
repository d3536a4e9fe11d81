"""SIREN and SIRET: digits with a key (Luhn), which tells a typing error from a number."""

SIREN_LENGTH = 9
SIRET_LENGTH = 14


def luhn_holds(digits: str) -> bool:
    """Whether the last digit is the key of the others."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def digits_of(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def is_siret(text: str) -> bool:
    """Fourteen digits: the key is not asked, since some true establishments do not hold it."""
    return len(digits_of(text)) == SIRET_LENGTH


def key_is_wrong(number: str) -> bool:
    """Whether a SIRET or SIREN was probably copied badly. A hint, never a refusal: see `is_siret`."""
    is_number = number.isascii() and number.isdigit()
    return is_number and len(number) in {SIREN_LENGTH, SIRET_LENGTH} and not luhn_holds(number)
