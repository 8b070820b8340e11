from django.urls import path

from hefboom.apps.ambition.views import tender

app_name = "ambition"
urlpatterns = [
    path("inkooptrajecten/<int:pk>/ambitie/", tender.tender, name="tender"),
]
