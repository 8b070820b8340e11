from django.urls import path

from hefboom.apps.tenders.views import editing, exports, imports, register, tender

app_name = "tenders"
urlpatterns = [
    path("inkooptrajecten/", register.register, name="register"),
    path("inkooptrajecten/register.csv", exports.register_csv, name="register_csv"),
    path("inkooptrajecten/register.xlsx", exports.register_xlsx, name="register_xlsx"),
    path("inkooptrajecten/sjabloon.csv", exports.template_csv, name="template_csv"),
    path("inkooptrajecten/sjabloon.xlsx", exports.template_xlsx, name="template_xlsx"),
    path("inkooptrajecten/nieuw/", editing.create, name="create"),
    path("inkooptrajecten/importeren/", imports.upload, name="import"),
    path("inkooptrajecten/importeren/<uuid:pk>/", imports.columns, name="import_columns"),
    path("inkooptrajecten/importeren/<uuid:pk>/voorbeeld/", imports.preview, name="import_preview"),
    path("inkooptrajecten/importeren/<uuid:pk>/inlezen/", imports.confirm, name="import_confirm"),
    path("inkooptrajecten/importeren/<uuid:pk>/weggooien/", imports.discard, name="import_discard"),
    path("inkooptrajecten/importeren/<uuid:pk>/afgekeurd.csv", imports.rejected, name="import_rejected"),
    path("inkooptrajecten/<int:pk>/verplichtingen/", tender.tender, name="tender"),
    path("inkooptrajecten/<int:pk>/bewijs/<slug:commitment>.json", tender.receipt, name="receipt"),
    path("inkooptrajecten/<int:pk>/feit/<str:name>/", editing.fact, name="fact"),
    path("inkooptrajecten/<int:pk>/terugzetten/<int:event>/", editing.put_back, name="put_back"),
    path("inkooptrajecten/<int:pk>/uitleg/<slug:commitment>/", editing.explain, name="explain"),
    path("inkooptrajecten/<int:pk>/uitleg/<int:explanation>/intrekken/", editing.withdraw, name="withdraw"),
    path("inkooptrajecten/<int:pk>/criterium/<int:lot>/<int:number>/", editing.criterion, name="criterion"),
]
