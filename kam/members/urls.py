"""Addresses under settings/: people, the organisation, oneself."""

from django.urls import path

from kam.members.views import invitations, joining, members, organisation, profile, settings

app_name = "members"

urlpatterns = [
    path("", settings.settings, name="settings"),
    path("roles/", settings.capability_table, name="capability_table"),
    path("organisation/", organisation.organisation_edit, name="organisation_edit"),
    path("organisation/switch/", organisation.switch_organisation, name="switch_organisation"),
    path("organisation/none/", organisation.no_organisation, name="no_organisation"),
    path("profile/", profile.profile, name="profile"),
    path("profile/theme/", profile.theme, name="theme"),
    path("profile/sessions/", profile.session_list, name="session_list"),
    path("profile/sessions/end/", profile.session_end_others, name="session_end_others"),
    path("profile/sessions/<int:pk>/end/", profile.session_end, name="session_end"),
    path("members/", members.member_list, name="member_list"),
    path("members/invite/", invitations.member_invite, name="member_invite"),
    path("members/<int:pk>/", members.member_detail, name="member_detail"),
    path("members/<int:pk>/invite/", invitations.member_invite_named, name="member_invite_named"),
    path("members/<int:pk>/invitation/resend/", invitations.invitation_resend, name="invitation_resend"),
    path("members/<int:pk>/invitation/revoke/", invitations.invitation_revoke, name="invitation_revoke"),
    path("members/<int:pk>/role/", members.member_role, name="member_role"),
    path("members/<int:pk>/deactivate/", members.member_deactivate, name="member_deactivate"),
    path("members/<int:pk>/reactivate/", members.member_reactivate, name="member_reactivate"),
    path("invitation/<str:token>/", joining.invitation_accept, name="invitation_accept"),
]
