from django.urls import path

from hefboom.apps.award.views import lab

app_name = "award"
urlpatterns = [
    path("inkooptrajecten/<int:pk>/gunning/", lab.lab, name="lab"),
]
