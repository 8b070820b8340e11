"""What Bram types in the form of a model: read with a comma or a point, or told what would be right."""

from decimal import Decimal

from hefboom.apps.award.models import AwardModel
from hefboom.apps.award.queries.design import design_of
from hefboom.core.award.problems import problems
from tests.apps.award.tenders_for_tests import at, designed, filled, half, save
from tests.people import People

WRONG = (
    ("method", "gokken", "geldige keuze"),
    ("c0-kind", "prijs", "geldige keuze"),
    ("c0-measure", "gevoel", "geldige keuze"),
    ("formula", "loting", "geldige keuze"),
    ("c0-weight", "veel", "Vul een getal in"),
    ("c0-weight", "-5", "van 0 tot en met 100"),
    ("c0-weight", "101", "van 0 tot en met 100"),
    ("price_weight", "1e3", "Vul een getal in"),
    ("floor_eur", "-1", "onder nul"),
    ("floor_eur", "zeventig", "Vul een bedrag in"),
    ("c0-scale", "5", "ten minste twee scores"),
    ("c0-scale", "5; 5", "ten minste twee scores"),
    ("c0-scale", "0-0", "ten minste twee scores"),
    ("c0-scale", "goed; slecht", "Vul een getal in"),
    ("c0-name", "", "Geef het criterium een naam"),
    ("factor", "", "verplicht"),
)
"""Field, what is typed there, and what is said of it."""


def test_a_wrong_value_is_told_beside_what_was_typed_and_nothing_is_stored(people: People) -> None:
    model = designed(people)
    for field, typed, said in WRONG:
        answer = save(people, model, **{field: typed, "c1-name": "Ander plan"})
        page = answer.content.decode()
        assert answer.status_code == 422, (field, typed)
        assert said in page, (field, typed)
        assert "Ander plan" in page, "what else was typed is still there"
        assert "<title>Fout:" in page, (field, typed)
        assert design_of(AwardModel.objects.get()) == half(), (field, typed)


def test_a_weight_is_read_with_a_comma_or_a_point(people: People) -> None:
    model = designed(people)
    for typed, weight in (("12,5", "12.5"), (" 40 ", "40"), ("12.5", "12.5"), ("40%", "40"), ("", "0")):
        save(people, model, **{"c0-weight": typed})
        model.refresh_from_db()
        assert design_of(model).criteria[0].weight == Decimal(weight), typed


def test_a_scale_is_written_as_people_write_it(people: People) -> None:
    model = designed(people)
    scales = {"0-10": "0-10", "1 tot en met 5": "1-5", "0;2,5;5": "0; 2,5; 5", "100 0 50": "0; 50; 100"}
    for typed, shown in scales.items():
        save(people, model, **{"c0-scale": typed})
        assert f'value="{shown}"' in people.client("bram").get(at(model)).content.decode(), typed


def test_a_ladder_asks_for_a_percentage_per_level(people: People) -> None:
    model = designed(people)
    save(people, model, **{"c0-measure": "co2_ladder_40"})
    assert "vul het percentage in voor niveau 1, 2, 3" in people.client("bram").get(at(model)).content.decode()
    assert save(people, model, **{"c0-levels": "10; 20"}).status_code == 422
    save(people, model, **{"c0-levels": "20; ?; 100"})
    assert "vul het percentage in voor niveau 2" in people.client("bram").get(at(model)).content.decode()
    save(people, model, **{"c0-levels": "20; 50; 100"})
    model.refresh_from_db()
    assert [level.points_percent for level in design_of(model).criteria[0].levels] == [20, 50, 100]


def test_an_mki_asks_between_which_values_it_counts(people: People) -> None:
    model = designed(people)
    save(people, model, **{"c0-measure": "mki"})
    save(people, model, **{"c0-mki_best_eur": "10.000", "c0-mki_worst_eur": "50.000"})
    model.refresh_from_db()
    assert problems(design_of(model)) == []


def test_price_bands_are_written_line_by_line(people: People) -> None:
    model = designed(people)
    save(people, model, formula="bands")
    assert save(people, model, bands="80.000\n").status_code == 422
    assert save(people, model, bands="80.000: 100\n100.000: 40,5\n").status_code == 302
    model.refresh_from_db()
    assert [band.points_percent for band in design_of(model).price.bands] == [100, Decimal("40.5")]


def test_fifty_rows_are_the_most(people: People) -> None:
    model = designed(people)
    form = filled(half(), 1)
    more = {f"c{n}-{name}": value for n in range(2, 80) for name, value in ROW.items()}
    answer = people.client("bram").post(at(model, "model/"), {**form, **more, "rows": "80"})
    assert answer.status_code == 422
    assert people.client("bram").post(at(model, "model/"), {**form, "rows": "veel"}).status_code == 422
    assert people.client("bram").post(at(model, "model/"), {}).status_code == 422


ROW = {"name": "Nog een", "kind": "quality", "measure": "score", "weight": "1", "id": "", "asked": "weight,promise"}
