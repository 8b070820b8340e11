from django.urls import path

from hefboom.apps.journey.views import overview

app_name = "journey"
urlpatterns = [
    path("inkooptrajecten/<int:pk>/", overview.tender, name="tender"),
    path("inkooptrajecten/<int:pk>/dossier/", overview.dossier, name="dossier"),
]
