from django.urls import path

from hefboom.apps.ambition import session_urls
from hefboom.apps.ambition.views import advice, exports, house, policy, result, tender

app_name = "ambition"
urlpatterns = [
    path("inkooptrajecten/<int:pk>/ambitie/", tender.tender, name="tender"),
    path("inkooptrajecten/<int:pk>/ambitie/advies/", advice.answers, name="answers"),
    path("inkooptrajecten/<int:pk>/ambitie/uitkomst/", result.result, name="result"),
    path("inkooptrajecten/<int:pk>/ambitie/ambitieweb.<str:kind>", exports.tender, name="tender_export"),
    path("organisaties/<slug:code>/ambitie/", house.organisation, name="organisation"),
    path("organisaties/<slug:code>/ambitie/overzicht/", house.overview, name="overview"),
    path("organisaties/<slug:code>/ambitie/themas/", policy.themes, name="themes"),
    path("organisaties/<slug:code>/ambitie/themas/<slug:theme>/", policy.theme, name="theme"),
    path("organisaties/<slug:code>/ambitie/teksten/", policy.texts, name="texts"),
    path("organisaties/<slug:code>/ambitie/teksten/<slug:theme>/", policy.text, name="text"),
    path("organisaties/<slug:code>/ambitie/ambitieweb.<str:kind>", exports.house, name="house_export"),
    path("organisaties/<slug:code>/ambitie/<slug:group>/", house.group, name="group"),
]
urlpatterns += session_urls.urlpatterns
