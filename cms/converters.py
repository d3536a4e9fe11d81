"""What an address may hold, beside what Django knows."""

from renovation.professionals.rules.identifiers import SIRET_LENGTH


class SiretConverter:
    """Fourteen digits."""

    regex = f"[0-9]{{{SIRET_LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
