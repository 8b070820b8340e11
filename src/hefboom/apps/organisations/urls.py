from django.urls import path

from hefboom.apps.organisations import views

app_name = "organisations"
urlpatterns = [
    path("organisaties/", views.tree, name="tree"),
    path("organisaties/<slug:code>/", views.organisation, name="organisation"),
    path("beheer/", views.manage, name="manage"),
]
