from django.urls import path

from hefboom.apps.monitoring import views

app_name = "monitoring"
urlpatterns = [
    path("", views.progress, name="progress"),
    path("voortgang/<slug:commitment>/", views.commitment, name="commitment"),
]
