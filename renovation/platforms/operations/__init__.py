"""Writes about the people of the platforms."""

from renovation.platforms.operations.agents import close_sessions, disable_agent, enable_agent, reset_second_factor
from renovation.platforms.operations.invitations import accept_invitation, invite_agent, withdraw_invitation
from renovation.platforms.operations.roles import grant_role, revoke_role

__all__ = [
    "accept_invitation",
    "close_sessions",
    "disable_agent",
    "enable_agent",
    "grant_role",
    "invite_agent",
    "reset_second_factor",
    "revoke_role",
    "withdraw_invitation",
]
