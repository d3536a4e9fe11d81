from django.urls import path

from backoffice.agents import views

urlpatterns = [
    path("", views.agents, name="agents"),
    path("inviter/", views.invite, name="agent_invite"),
    path("invitations/<uuid:invitation_id>/retirer/", views.invitation_withdraw, name="invitation_withdraw"),
    path("<uuid:user_id>/", views.agent, name="agent"),
    path("<uuid:user_id>/roles/", views.role_grant, name="agent_role_grant"),
    path("<uuid:user_id>/roles/<uuid:membership_id>/retirer/", views.role_revoke, name="agent_role_revoke"),
    path("<uuid:user_id>/desactiver/", views.disable, name="agent_disable"),
    path("<uuid:user_id>/reactiver/", views.enable, name="agent_enable"),
    path("<uuid:user_id>/sessions/", views.sessions, name="agent_sessions"),
    path("<uuid:user_id>/second-facteur/", views.second_factor, name="agent_second_factor"),
]
