"""The forms as a browser sends them: with and without JavaScript, right and wrong."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.models import ImportBatch, Tender
from tests.people import People, clothing

IN_PLACE = {"HX-Request": "true"}


def fact_address(tender: Tender, name: str) -> str:
    return f"/inkooptrajecten/{tender.pk}/feit/{name}/?perceel={tender.lots.get().pk}"


def test_without_javascript_a_change_goes_back_to_the_page_with_a_message(people: People) -> None:
    tender = clothing(people.agency)
    form = {"value": "30", "reason": "not_given", "version": tender.version}
    answer = people.client("bram").post(fact_address(tender, "impact_weight"), {**form, "value": "30%"}, follow=True)
    assert "Gewicht van impact is opgeslagen." in answer.content.decode()
    assert "Niet voldaan" in answer.content.decode()


def test_in_place_only_what_changed_comes_back(people: People) -> None:
    tender = clothing(people.agency)
    form = {"value": "60%", "version": tender.version}
    answer = people.client("bram").post(fact_address(tender, "impact_weight"), form, headers=IN_PLACE)
    page = answer.content.decode()
    assert "<html" not in page
    for part in (
        'id="verplichtingen"',
        'id="antwoord"',
        'id="status"',
        "Zet terug",
        f"feit-impact_weight-{tender.lots.get().pk}",
    ):
        assert part in page


@pytest.mark.parametrize("headers", [{}, IN_PLACE], ids=["page", "in place"])
def test_a_wrong_value_keeps_what_was_typed_and_says_what_is_right(people: People, headers: dict[str, str]) -> None:
    tender = clothing(people.agency)
    form = {"value": "heel veel", "version": tender.version}
    answer = people.client("bram").post(fact_address(tender, "impact_weight"), form, headers=headers)
    assert answer.status_code == 422
    assert 'value="heel veel"' in answer.content.decode()
    assert "van 0 tot 1" in answer.content.decode()
    assert ("<title>Fout:" in answer.content.decode()) is (headers == {})


@pytest.mark.parametrize("headers", [{}, IN_PLACE], ids=["page", "in place"])
def test_two_people_at_once_are_shown_both_values(people: People, headers: dict[str, str]) -> None:
    tender = clothing(people.agency)
    seen = tender.version
    change_fact(people.anna, tender, tender.lots.get(), "impact_weight", "20%", seen)
    form = {"value": "60%", "version": seen}
    address = fact_address(tender, "impact_weight")
    answer = people.client("bram").post(address, form, headers=headers)
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "Nu staat er: 20%. U vulde in: 60%." in page
    tender.refresh_from_db()
    again = people.client("bram").post(address, {**form, "version": tender.version})
    assert again.status_code == 302


def test_who_types_a_cpv_code_is_helped_with_names(people: People) -> None:
    page = people.client("bram").get(fact_address(clothing(people.agency), "cpv")).content.decode()
    assert 'list="codes"' in page
    assert '<option value="45000000">Bouwwerkzaamheden</option>' in page


def test_bram_puts_a_change_back_from_the_history(people: People) -> None:
    tender = clothing(people.agency)
    event = change_fact(people.bram, tender, None, "category_managed", "false", tender.version)
    answer = people.client("bram").post(f"/inkooptrajecten/{tender.pk}/terugzetten/{event.pk}/", follow=True)
    assert "De wijziging is teruggezet." in answer.content.decode()
    assert people.client("bram").post(f"/inkooptrajecten/{tender.pk}/terugzetten/{event.pk}/").status_code == 409


def test_an_event_of_another_tender_cannot_be_put_back_here(people: People) -> None:
    tender, other = clothing(people.agency), clothing(people.agency, "K-2")
    event = change_fact(people.bram, other, None, "category_managed", "false", other.version)
    assert people.client("bram").post(f"/inkooptrajecten/{tender.pk}/terugzetten/{event.pk}/").status_code == 404


def test_anna_adds_a_tender(people: People) -> None:
    form = {
        "organisation": people.agency.pk,
        "tender_id": "2027-1",
        "title": "Uniformen",
        "estimated_value_eur": "1.250.000,50",
        "product_group": "bedrijfskleding",
        "planned_on": "2027-05-01",
    }
    answer = people.client("anna").post("/inkooptrajecten/nieuw/", form, follow=True)
    assert "Het traject is aangemaakt met kenmerk 2027-1." in answer.content.decode()
    assert Tender.objects.get().value_cents == 125_000_050
    twice = people.client("anna").post("/inkooptrajecten/nieuw/", form)
    assert (twice.status_code, "bestaat al" in twice.content.decode()) == (422, True)


def test_anna_cannot_add_a_tender_elsewhere(people: People) -> None:
    form = {"organisation": people.other_ministry.pk, "tender_id": "1", "title": "Uniformen"}
    assert people.client("anna").post("/inkooptrajecten/nieuw/", form).status_code == 422
    assert not Tender.objects.exists()


def test_an_explanation_without_a_reason_is_asked_again(people: People) -> None:
    tender = clothing(people.agency, impact_weight=Decimal("0.3"))
    address = f"/inkooptrajecten/{tender.pk}/uitleg/impact-half/"
    assert people.client("bram").post(address, {"reason": " "}).status_code == 422
    assert people.client("bram").post(address, {"reason": "De markt kan het nog niet."}).status_code == 302


def test_bram_reads_a_file_in_from_upload_to_register(people: People) -> None:
    client = people.client("bram")
    file = SimpleUploadedFile("lijst.csv", b"Kenmerk;Naam;Gepubliceerd op\nA-1;Stoelen;2026-02-01\nA-2;Tafels;morgen\n")
    sent = client.post("/inkooptrajecten/importeren/", {"organisation": people.agency.pk, "file": file})
    batch = ImportBatch.objects.get()
    assert sent["Location"].endswith(f"/importeren/{batch.pk}/")
    wrong = client.post(sent["Location"], {"kolom-0": "", "kolom-1": "title", "kolom-2": "published_on"})
    assert wrong.status_code == 422
    chosen = client.post(sent["Location"], {"kolom-0": "tender_id", "kolom-1": "title", "kolom-2": "published_on"})
    preview = client.get(chosen["Location"]).content.decode()
    assert "1 regel kan niet worden ingelezen." in preview
    rejected = client.get(f"/inkooptrajecten/importeren/{batch.pk}/afgekeurd.csv").content.decode()
    assert "A-2;Tafels;morgen;3;" in rejected
    done = client.post(f"/inkooptrajecten/importeren/{batch.pk}/inlezen/", follow=True).content.decode()
    assert "Ingelezen: 1 nieuw, 0 gewijzigd, 0 gelijk gebleven." in done
    assert Tender.objects.get().title == "Stoelen"


def test_a_criterion_is_classed_differently_on_its_own_page(people: People) -> None:
    tender = clothing(people.agency)
    lot = tender.lots.get()
    lot.criteria = [{"name": "Hergebruik", "weight": "1", "class": "quality", "reason": "soort: kwaliteit"}]
    lot.save()
    address = f"/inkooptrajecten/{tender.pk}/criterium/{lot.pk}/0/"
    assert "Hergebruik" in people.client("bram").get(f"/inkooptrajecten/{tender.pk}/verplichtingen/").content.decode()
    assert people.client("bram").get(address).status_code == 200
    form = {"wanted": "impact", "reason": "Minder grondstoffen.", "version": tender.version}
    assert people.client("bram").post(address, form).status_code == 302
    assert AuditEvent.objects.filter(action="criterion.overrule").exists()
    assert people.client("bram").post(address, form).status_code == 409
