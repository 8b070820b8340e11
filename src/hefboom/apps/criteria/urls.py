from django.urls import path

from hefboom.apps.criteria.views import basket, chosen, exports, imports, library, templates_out

app_name = "criteria"
urlpatterns = [
    path("criteria/", library.library, name="library"),
    path("criteria/sjabloon.csv", templates_out.template_csv, name="template_csv"),
    path("criteria/sjabloon.xlsx", templates_out.template_xlsx, name="template_xlsx"),
    path("criteria/importeren/", imports.upload, name="import"),
    path("criteria/importeren/<uuid:pk>/", imports.columns, name="import_columns"),
    path("criteria/importeren/<uuid:pk>/voorbeeld/", imports.preview, name="import_preview"),
    path("criteria/importeren/<uuid:pk>/inlezen/", imports.confirm, name="import_confirm"),
    path("criteria/importeren/<uuid:pk>/weggooien/", imports.discard, name="import_discard"),
    path("criteria/importeren/<uuid:pk>/ongedaan/", imports.undo, name="import_undo"),
    path("criteria/importeren/<uuid:pk>/afgekeurd.csv", imports.rejected, name="import_rejected"),
    path("criteria/<str:code>/", library.criterion, name="criterion"),
    path("inkooptrajecten/<int:pk>/criteria/", basket.basket, name="basket"),
    path("inkooptrajecten/<int:pk>/criteria/toevoegen/", basket.add, name="add"),
    path("inkooptrajecten/<int:pk>/criteria/invullen/", chosen.fill, name="fill"),
    path("inkooptrajecten/<int:pk>/criteria/criteria.<str:kind>", exports.export, name="export"),
    path("inkooptrajecten/<int:pk>/criteria/<str:code>/", chosen.chosen, name="chosen"),
    path("inkooptrajecten/<int:pk>/criteria/<str:code>/weghalen/", basket.remove, name="remove"),
    path("inkooptrajecten/<int:pk>/criteria/<str:code>/terugzetten/", basket.restore, name="restore"),
    path("inkooptrajecten/<int:pk>/criteria/<str:code>/verplaatsen/", basket.move, name="move"),
    path("inkooptrajecten/<int:pk>/criteria/<str:code>/nieuwer/", chosen.adopt, name="adopt"),
]
