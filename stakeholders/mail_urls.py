"""The addresses of mail that comes in."""

from __future__ import annotations

from django.urls import path

from stakeholders.views import account_mail, mail, mail_in

urlpatterns = [
    path("mail/", mail.mail_list, name="mail_list"),
    path("mail/in/", mail_in.mail_receive, name="mail_receive"),
    path("mail/files/<int:pk>/", mail.mail_attachment, name="mail_attachment"),
    path("mail/<int:pk>/", mail.mail_detail, name="mail_detail"),
    path("mail/<int:pk>/discard/", mail.mail_discard, name="mail_discard"),
    path("mail/<int:pk>/back/", mail.mail_fetch_back, name="mail_fetch_back"),
    path("mail/<int:pk>/source/", mail.mail_source, name="mail_source"),
    path("accounts/<int:account_id>/mail/", account_mail.account_mail, name="account_mail"),
    path("accounts/<int:account_id>/mail/address/", account_mail.account_mail_address, name="account_mail_address"),
]
