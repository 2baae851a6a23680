"""Paths of people and places (/forvalta/), and of one's own account (/konto/).

Of allauth only what is used: signing in and out, changing one's password.
"""

from allauth.account import views as allauth
from django.urls import include, path

from rodtrad.foundation.org.views import (
    account,
    me,
    networks,
    people,
    person,
    places,
    reorganise,
    roles,
    settings,
)

_manage = [
    path("personer/", people.people, name="people"),
    path("personer/ny/", people.new, name="person-new"),
    path("personer/<code>/", person.show, name="person"),
    path("personer/<code>/andra/", person.edit, name="person-edit"),
    path("personer/<code>/losenord/", person.password, name="person-password"),
    path("personer/<code>/roll/", person.add_role, name="membership-add"),
    path("personer/<code>/roll/<membership>/avsluta/", person.end_role, name="membership-end"),
    path("personer/<code>/lamna-over/", person.hand_over, name="person-hand-over"),
    path("personer/<code>/ta-tillbaka/", person.bring_back, name="person-return"),
    path("personer/<code>/avsluta/", person.leave, name="person-end"),
    path("roller/", roles.roles, name="roles"),
    path("platser/", places.tree, name="places"),
    path("platser/ny/", places.new, name="place-new"),
    path("platser/<code>/", places.show, name="place"),
    path("platser/<code>/andra/", places.edit, name="place-edit"),
    path("platser/<code>/flytta/", reorganise.move, name="place-move"),
    path("platser/<code>/stang/", reorganise.close, name="place-close"),
    path("platser/<code>/sla-ihop/", reorganise.merge, name="place-merge"),
    path("platser/<code>/installningar/", settings.settings, name="settings"),
    path("platser/<code>/installningar/<name>/", settings.setting, name="setting"),
    path("platser/<code>/ord/", settings.words, name="words"),
    path("natverk/", networks.networks, name="networks"),
    path("natverk/<code>/anslut/", networks.join, name="network-join"),
    path("natverk/<code>/lamna/<municipality>/", networks.leave, name="network-leave"),
]

urlpatterns = [
    path("konto/logga-in/", allauth.login, name="account_login"),
    path("konto/logga-ut/", allauth.logout, name="account_logout"),
    path("konto/losenord/", account.password_change, name="account_change_password"),
    path("konto/avslutat/", allauth.account_inactive, name="account_inactive"),
    path("", include(([path("konto/", me.me, name="me"), path("forvalta/", include(_manage))], "org"))),
]
