from django.urls import path

from hefboom.apps.criteria.views import basket

app_name = "criteria"
urlpatterns = [
    path("inkooptrajecten/<int:pk>/criteria/", basket.basket, name="basket"),
]
