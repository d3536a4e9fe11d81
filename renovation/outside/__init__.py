"""Asking a service of the outside, and only those that the installation opened (I10, I11)."""

from renovation.outside.calling import Answer, call
from renovation.outside.failures import OutsideFailure, ServiceClosed, TooManyRequests
from renovation.outside.opening import Service, is_open

__all__ = ["Answer", "OutsideFailure", "Service", "ServiceClosed", "TooManyRequests", "call", "is_open"]
