from django.urls import path

from hefboom.apps.strategy import views

app_name = "strategy"
urlpatterns = [
    path("strategie/", views.overview, name="overview"),
    path("strategie/doelen/<slug:goal>/", views.goal, name="goal"),
    path("strategie/verplichtingen/<slug:obligation>/", views.obligation, name="obligation"),
    path("strategie/pakket.json", views.download, name="download"),
    path("strategie/criteria/", views.criteria, name="criteria"),
    path("strategie/<slug:part>/", views.part, name="part"),
]
