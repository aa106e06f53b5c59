"""The addresses of meetings, below `/meetings/`."""

from django.urls import path

from reviews.views import account, calendar, changes, creation, detail, editing, history, listing, unsubscribe

app_name = "reviews"

urlpatterns = [
    path("", listing.meeting_list, name="meeting_list"),
    path("new/", creation.meeting_create, name="meeting_create"),
    path("account/<int:account_id>/", account.account_meetings, name="account_meetings"),
    path("account/<int:account_id>/panel/", account.account_meetings_panel, name="account_meetings_panel"),
    path("reminders/stop/<str:token>/", unsubscribe.reminders_unsubscribe, name="reminders_unsubscribe"),
    path("<int:pk>/", detail.meeting_detail, name="meeting_detail"),
    path("<int:pk>/edit/", editing.meeting_edit, name="meeting_edit"),
    path("<int:pk>/reschedule/", changes.meeting_reschedule, name="meeting_reschedule"),
    path("<int:pk>/cancel/", changes.meeting_cancel, name="meeting_cancel"),
    path("<int:pk>/hold/", changes.meeting_hold, name="meeting_hold"),
    path("<int:pk>/history/", history.meeting_history, name="meeting_history"),
    path("<int:pk>/meeting.ics", calendar.meeting_ics, name="meeting_ics"),
]
