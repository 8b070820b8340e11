from django.urls import path

from hefboom.apps.award.views import bids, design, files, lab, result, scoring

_AT = "inkooptrajecten/<int:pk>/gunning/"

app_name = "award"
urlpatterns = [
    path(_AT, lab.lab, name="lab"),
    path(f"{_AT}begin/", design.start, name="start"),
    path(f"{_AT}model/", design.save, name="save"),
    path(f"{_AT}mand/", design.basket, name="basket"),
    path(f"{_AT}verdelen/", design.share, name="share"),
    path(f"{_AT}vastzetten/", design.fix, name="fix"),
    path(f"{_AT}losmaken/", design.loosen, name="loosen"),
    path(f"{_AT}tekst.docx", files.text_docx, name="text_docx"),
    path(f"{_AT}tekst.pdf", files.text_pdf, name="text_pdf"),
    path(f"{_AT}inschrijvingen/", bids.bids, name="bids"),
    path(f"{_AT}inschrijvingen/<int:bid>/", bids.change, name="bid"),
    path(f"{_AT}inschrijvingen/<int:bid>/terzijde/", bids.aside, name="aside"),
    path(f"{_AT}inschrijvingen/<int:bid>/terug/", bids.take_back, name="take_back"),
    path(f"{_AT}beoordelen/", scoring.mine, name="mine"),
    path(f"{_AT}beoordelen/<slug:criterion>/", scoring.give, name="give"),
    path(f"{_AT}leiden/", scoring.lead, name="lead"),
    path(f"{_AT}samen/", scoring.together, name="together"),
    path(f"{_AT}samen/<slug:criterion>/", scoring.agree, name="agree"),
    path(f"{_AT}samen/<slug:criterion>/opnieuw/", scoring.reopen, name="reopen"),
    path(f"{_AT}uitslag/", result.result, name="result"),
    path(f"{_AT}prijzen-openen/", result.open_prices, name="open_prices"),
    path(f"{_AT}besluit/", result.decide, name="decide"),
    path(f"{_AT}besluit-intrekken/", result.withdraw, name="withdraw"),
    path(f"{_AT}verslag.docx", files.record_docx, name="record_docx"),
    path(f"{_AT}verslag.pdf", files.record_pdf, name="record_pdf"),
]
