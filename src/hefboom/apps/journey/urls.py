from django.urls import path

from hefboom.apps.journey.views import dossier, life, overview, questions, work

app_name = "journey"
urlpatterns = [
    path("inkooptrajecten/<int:pk>/", overview.tender, name="tender"),
    path("inkooptrajecten/<int:pk>/vragen/", questions.questions, name="questions"),
    path("inkooptrajecten/<int:pk>/vorig-traject/", questions.previous, name="previous"),
    path("inkooptrajecten/<int:pk>/planning/", life.plan, name="plan"),
    path("inkooptrajecten/<int:pk>/stap/<slug:step>/", life.step, name="step"),
    path("inkooptrajecten/<int:pk>/stap-terug/<int:event>/", life.back, name="back"),
    path("inkooptrajecten/<int:pk>/dossier/", dossier.dossier, name="dossier"),
    path("inkooptrajecten/<int:pk>/dossier.csv", dossier.dossier_csv, name="dossier_csv"),
    path("mijn-werk/", work.work, name="work"),
]
