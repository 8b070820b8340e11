from django.urls import path

from hefboom.apps.spend.views import comparing, doubts, energy, exports, factors, mapping, overview, result, uploading

app_name = "spend"
urlpatterns = [
    path("impact/", overview.overview, name="overview"),
    path("impact/factoren/", factors.factors, name="factors"),
    path("impact/voorbeeld.csv", exports.example, name="example"),
    path("impact/vergelijken/", comparing.compare, name="compare"),
    path("impact/indeling/<slug:code>/", mapping.mapping, name="mapping"),
    path("impact/indeling/<slug:code>/indeling.csv", mapping.download, name="mapping_csv"),
    path("impact/indeling/<slug:code>/bewaren/", mapping.store, name="mapping_store"),
    path("impact/indeling/<slug:code>/terug/<int:number>/", mapping.restore, name="mapping_restore"),
    path("impact/uitgaven/nieuw/", uploading.upload, name="upload"),
    path("impact/uitgaven/<uuid:pk>/", overview.scan, name="scan"),
    path("impact/uitgaven/<uuid:pk>/kolommen/", uploading.columns, name="columns"),
    path("impact/uitgaven/<uuid:pk>/voortgang/", overview.progress, name="progress"),
    path("impact/uitgaven/<uuid:pk>/stoppen/", overview.stop, name="stop"),
    path("impact/uitgaven/<uuid:pk>/opnieuw/", overview.again, name="again"),
    path("impact/uitgaven/<uuid:pk>/weggooien/", overview.discard, name="discard"),
    path("impact/uitgaven/<uuid:pk>/deel/<slug:kind>/", result.parts, name="parts"),
    path("impact/uitgaven/<uuid:pk>/prioriteiten/", result.priorities, name="priorities"),
    path("impact/uitgaven/<uuid:pk>/energie/", energy.energy, name="energy"),
    path("impact/uitgaven/<uuid:pk>/energie/<int:quantity>/weg/", energy.remove, name="energy_remove"),
    path("impact/uitgaven/<uuid:pk>/twijfel/", doubts.doubts, name="doubts"),
    path("impact/uitgaven/<uuid:pk>/twijfel/<int:line>/terug/", doubts.withdraw, name="withdraw"),
    path("impact/uitgaven/<uuid:pk>/waarom/<slug:key>/", doubts.why, name="why"),
    path("impact/uitgaven/<uuid:pk>/afgekeurd.csv", exports.rejected, name="rejected"),
    path("impact/uitgaven/<uuid:pk>/scan.<slug:form>", exports.export, name="export"),
]
