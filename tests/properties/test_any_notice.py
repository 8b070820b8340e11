"""Whatever texts stand in a notice, it is read or refused: never an error that nobody meant."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.core.notices.buyers import organisations
from hefboom.core.notices.reader import read_notice
from hefboom.core.notices.register import tenders_of
from tests.core.notices.build import (
    ABuyer,
    a_criterion,
    a_lot,
    a_notice,
    a_result,
    criteria,
    estimated,
    months,
    renewals,
    ticks,
)

_letters = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="<>&'\""), max_size=12
)
texts = st.one_of(
    _letters,
    st.sampled_from(
        ["", "-1", "1E+999999", "NaN", "Infinity", "0E-99", "9999-12-31", "0001-01-01", "2024-02-30", "unpublished"]
    ),
    st.decimals(allow_nan=False, allow_infinity=False).map(str),
    st.dates().map(str),
)


@settings(max_examples=60)
@given(st.lists(texts, min_size=12, max_size=12))
def test_any_text_in_any_field(text: list[str]) -> None:
    lot = a_lot(
        text[0],
        cpv=text[1],
        project=estimated(text[2], text[3][:3])
        + months(text[4], "MONTH")
        + renewals(text[5], text[6])
        + ticks("environmental-impact", text[7]),
        terms=criteria(a_criterion("price", text[8], text[9]), a_criterion(text[10], "Plan", text[11])),
    )
    notice = read_notice(
        a_notice(
            lots=lot,
            form="result",
            published=text[0],
            procedure=text[1],
            buyers=(ABuyer(text[2], text[3], text[4], text[5]),),
            project=estimated(text[6]),
            extension=a_result(text[0], value=text[8], award_date=text[9]),
        ),
        "x",
    )
    for tender in tenders_of([notice], lambda _: None, organisations()):
        for row in tender.rows():
            for value in row.values():
                assert not isinstance(value, Decimal) or 0 <= value < 10**12
                assert not isinstance(value, int) or value < 2**63
