"""SMS: a provider known by its name, none by default."""

from renovation.appointments.sms.providers import Provider, Rejected, chosen_provider, is_on, provides

__all__ = ["Provider", "Rejected", "chosen_provider", "is_on", "provides"]
