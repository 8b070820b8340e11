from django.urls import path

from hefboom.apps.strategy import views

app_name = "strategy"
urlpatterns = [
    path("strategie/", views.overview, name="overview"),
    path("strategie/doelen/<slug:goal>/", views.goal, name="goal"),
    path("strategie/verplichtingen/<slug:obligation>/", views.obligation, name="obligation"),
    path("strategie/voorbeelden/", views.examples, name="examples"),
    path("strategie/niet-toetsbaar/", views.untestable, name="untestable"),
    path("strategie/pakket.json", views.download, name="download"),
]
