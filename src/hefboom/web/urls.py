from django.urls import path

from hefboom.web import views

app_name = "web"
urlpatterns = [
    path("toegankelijkheid/", views.statement, {"name": "accessibility"}, name="accessibility"),
    path("privacy/", views.statement, {"name": "privacy"}, name="privacy"),
    path("kwetsbaarheid-melden/", views.statement, {"name": "vulnerability"}, name="vulnerability"),
    path("open-source/", views.statement, {"name": "open_source"}, name="open_source"),
]
