"""The advice of figure 3.3: optional answers, reasons, and what is not answered stays unknown."""

from hefboom.apps.ambition.models import Web
from tests.apps.ambition.webs import row, workwear
from tests.people import People


def answered(**answers: str) -> dict[str, str]:
    """Return a form in which these questions, all open when drawn, get an answer."""
    form = {}
    for name, answer in answers.items():
        theme, _, question = name.partition("__")
        form |= {f"a-{theme}-{question}": answer, f"was-a-{theme}-{question}": ""}
    return form


ALL_HIGH = {"__innovation_need": "high", "__volume": "high", "innovation__expected_impact": "high"}


def test_nothing_answered_is_not_low(people: People) -> None:
    advice = row(workwear(people)).advice
    assert advice
    assert (advice.at_least, advice.at_most, advice.level) == (1, 3, None)


def test_an_answer_per_theme_counts_for_that_theme_alone(people: People) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/advies/"
    assert people.client("bram").post(address, answered(**ALL_HIGH)).status_code == 302
    innovation, climate = row(tender, "innovation").advice, row(tender).advice
    assert innovation
    assert climate
    assert (innovation.level, climate.level) == (3, None)


def test_taking_over_the_advice_fills_what_is_open_and_has_advice(people: People) -> None:
    tender = workwear(people)
    people.client("bram").post(f"/inkooptrajecten/{tender.pk}/ambitie/advies/", answered(**ALL_HIGH))
    people.client("bram").post(f"/inkooptrajecten/{tender.pk}/ambitie/", {"take_over": "advice"})
    assert (row(tender, "innovation").level, row(tender).level) == (3, None)


def test_an_answer_can_be_taken_back(people: People) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/advies/"
    people.client("bram").post(address, answered(__volume="high"))
    people.client("bram").post(address, {"a--volume": "", "was-a--volume": "high"})
    assert Web.objects.get(tender=tender).answers == {"": {}}


def test_an_answer_that_does_not_exist_is_told_and_nothing_is_kept(people: People) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/advies/"
    answer = people.client("bram").post(address, answered(__volume="<script>", __innovation_need="high"))
    assert answer.status_code == 422
    assert "Dat antwoord bestaat niet." in answer.content.decode()
    assert not Web.objects.filter(tender=tender, version__gt=1).exists()


def test_a_question_that_does_not_exist_is_left_alone(people: People) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/advies/"
    assert people.client("bram").post(address, answered(__geluk="high", geluk__volume="high")).status_code == 302
    assert Web.objects.get(tender=tender).answers == {}


def test_two_people_at_one_question_see_both_answers(people: People) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/advies/"
    people.client("anna").post(address, answered(__volume="low"))
    answer = people.client("bram").post(address, answered(__volume="high", __innovation_need="low"))
    assert answer.status_code == 409
    assert "Omvang van de inkoop: iemand anders antwoordde net “Klein”, u “Groot”." in answer.content.decode()
    assert Web.objects.get(tender=tender).answers == {"": {"volume": "low", "innovation_need": "low"}}
