from django.urls import path

from hefboom.apps.organisations.views import manage, people, public

app_name = "organisations"
urlpatterns = [
    path("organisaties/", public.tree, name="tree"),
    path("organisaties/<slug:code>/", public.organisation, name="organisation"),
    path("beheer/", manage.manage, name="manage"),
    path("beheer/organisaties/<slug:code>/<slug:verb>/", manage.change, name="change"),
    path("beheer/mensen/", people.people, name="people"),
    path("beheer/mensen/nieuw/", people.invite, name="invite"),
    path("beheer/rollen/<int:membership>/wegnemen/", people.revoke, name="revoke"),
    path("beheer/logboek/", people.log, name="log"),
]
