"""The agents of the platforms that one administers: who they are, what they may do, and their access."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import for_roles
from backoffice.agents.forms import InvitationForm, PlaceForm, ResetForm
from renovation.accounts.models import User
from renovation.accounts.queries import has_second_factor, remaining_recovery_codes
from renovation.edge.requests import LoggedInRequest
from renovation.platforms import operations, staff
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.permissions import can_manage_account
from renovation.platforms.queries import places_of
from renovation.platforms.refusals import AgentChangeRefused

for_administrators = for_roles(Role.ADMINISTRATOR)


@require_safe
@for_administrators
def agents(request: LoggedInRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "agents": staff.agents_of(request.reader),
        "invitations": staff.waiting_invitations(request.reader, now=now),
    }
    return render(request, "backoffice/agents/agents.html", context)


@require_http_methods(["GET", "POST"])
@for_administrators
def invite(request: LoggedInRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None, reader=request.reader)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.invite_agent(
                email=given["email"],
                first_name=given["first_name"],
                last_name=given["last_name"],
                role=Role(given["role"]),
                **form.where(),
                by=request.user,
                mail_platform=form.mail_platform(),
                now=timezone.now(),
            )
        except AgentChangeRefused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, f"L’invitation est partie vers {given['email']}.")
            return redirect("backoffice:agents")
    return render(request, "backoffice/agents/invite.html", {"form": form})


@require_POST
@for_administrators
def invitation_withdraw(request: LoggedInRequest, invitation_id: UUID) -> HttpResponse:
    invitation = staff.invitation_of(request.reader, invitation_id)
    operations.withdraw_invitation(invitation=invitation, now=timezone.now())
    messages.success(request, "L’invitation est retirée.")
    return redirect("backoffice:agents")


@require_safe
@for_administrators
def agent(request: LoggedInRequest, user_id: UUID) -> HttpResponse:
    person = staff.agent_of(request.reader, user_id)
    return _page(request, person)


@require_POST
@for_administrators
def role_grant(request: LoggedInRequest, user_id: UUID) -> HttpResponse:
    person = staff.agent_of(request.reader, user_id)
    form = PlaceForm(request.POST, reader=request.reader)
    if not form.is_valid():
        return _page(request, person, role_form=form)
    operations.grant_role(
        user=person,
        role=Role(form.cleaned_data["role"]),
        **form.where(),
        granted_by_id=request.user.pk,
        now=timezone.now(),
    )
    messages.success(request, "Le rôle est donné. Les sessions de cette personne sont fermées.")
    return redirect("backoffice:agent", person.pk)


@require_POST
@for_administrators
def role_revoke(request: LoggedInRequest, user_id: UUID, membership_id: UUID) -> HttpResponse:
    person = staff.agent_of(request.reader, user_id)
    membership = staff.role_of(request.reader, person.pk, membership_id)
    done = "Le rôle est retiré. Les sessions de cette personne sont fermées."
    return _act(request, person, done, lambda: operations.revoke_role(membership=membership, now=timezone.now()))


@require_POST
@for_administrators
def disable(request: LoggedInRequest, user_id: UUID) -> HttpResponse:
    person = _whole_account(request, user_id)
    done = "Le compte est désactivé et ses sessions sont fermées."
    return _act(
        request, person, done, lambda: operations.disable_agent(user=person, by=request.user, now=timezone.now())
    )


@require_POST
@for_administrators
def enable(request: LoggedInRequest, user_id: UUID) -> HttpResponse:
    person = _whole_account(request, user_id)
    return _act(request, person, "Le compte est réactivé.", lambda: operations.enable_agent(user=person))


@require_POST
@for_administrators
def sessions(request: LoggedInRequest, user_id: UUID) -> HttpResponse:
    person = _whole_account(request, user_id)
    done = "Toutes les sessions de cette personne sont fermées."
    return _act(request, person, done, lambda: operations.close_sessions(user=person, now=timezone.now()))


@require_POST
@for_administrators
def second_factor(request: LoggedInRequest, user_id: UUID) -> HttpResponse:
    """Another administrator forgets a lost second factor, with a reason (B11)."""
    person = _whole_account(request, user_id)
    form = ResetForm(request.POST)
    if not form.is_valid():
        return _page(request, person, reset_form=form)

    def reset() -> None:
        operations.reset_second_factor(
            user=person,
            by=request.user,
            reason=form.cleaned_data["reason"],
            platform=_sender(request, person),
            now=timezone.now(),
        )

    return _act(request, person, "Le second facteur est réinitialisé, un e-mail prévient la personne.", reset)


def _whole_account(request: LoggedInRequest, user_id: UUID) -> User:
    """The person, when the reader administers every place where they work; else nobody."""
    person = staff.agent_of(request.reader, user_id)
    if not can_manage_account(request.reader, places_of(person.pk)):
        raise User.DoesNotExist
    return person


def _sender(request: LoggedInRequest, person: User) -> Platform:
    """Who writes to the agent: a platform where they work, else one of the reader's."""
    theirs = [role.platform for role in staff.roles_of(request.reader, person.pk) if role.platform]
    candidates = theirs or staff.administered_platforms(request.reader)
    if not candidates:
        raise AgentChangeRefused("Créez d’abord une plateforme\N{NO-BREAK SPACE}: elle signe les e-mails.")
    return candidates[0]


def _act(request: LoggedInRequest, person: User, done: str, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except AgentChangeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("backoffice:agent", person.pk)


def _page(
    request: LoggedInRequest, person: User, *, role_form: PlaceForm | None = None, reset_form: ResetForm | None = None
) -> HttpResponse:
    context = {
        "person": person,
        "own": person.pk == request.user.pk,
        "roles": staff.roles_of(request.reader, person.pk),
        "whole": can_manage_account(request.reader, places_of(person.pk)),
        "enrolled": has_second_factor(person),
        "remaining_codes": remaining_recovery_codes(person),
        "role_form": role_form or PlaceForm(reader=request.reader),
        "reset_form": reset_form or ResetForm(),
        "failed": role_form or reset_form,
    }
    return render(request, "backoffice/agents/agent.html", context)
