from pathlib import Path

import pytest

from hefboom.core.strategy.lint import lint_folder
from hefboom.core.strategy.load import load_pack
from tests.pack_folder import write_pack

CRITERIA = """
[[criterion]]
code = "DORP-1"
from = 2020-01-01
until = 2020-12-31
kind = "requirement"
level = 1
themes = ["climate"]
product_groups = ["wagens"]
overlaps = ["DORP-2"]
title = { nl = "Zuinig", en = "Efficient" }
text = { nl = "Ten minste [aantal]", en = "At least [number]" }
verification = { nl = "Bewijs", en = "Evidence" }
for_buyer = { nl = "Koper", en = "Buyer" }
for_bidder = { nl = "Inschrijver", en = "Bidder" }
source = { document = "plan", page = 9 }

[[criterion]]
code = "DORP-1"
version = 2
from = 2021-01-01
kind = "award"
level = 2
themes = ["climate"]
previous = "DORP-2"
title = { nl = "Zuiniger", en = "More efficient" }
text = { nl = "Hoe minder hoe beter", en = "The less the better" }
verification = { nl = "Bewijs", en = "Evidence" }
for_buyer = { nl = "Koper", en = "Buyer" }
for_bidder = { nl = "Inschrijver", en = "Bidder" }
source = { document = "plan", page = 9 }

[[criterion]]
code = "DORP-2"
from = 2020-01-01
kind = "award"
level = 3
themes = ["climate"]
title = { nl = "Nieuw", en = "New" }
text = { nl = "Iets nieuws", en = "Something new" }
verification = { nl = "Bewijs", en = "Evidence" }
for_buyer = { nl = "Koper", en = "Buyer" }
for_bidder = { nl = "Inschrijver", en = "Bidder" }
source = { document = "plan", page = 9 }

[[level_text]]
theme = "climate"
none = { nl = "Niets", en = "Nothing" }
basis = { nl = "Iets", en = "Something" }
significant = { nl = "Veel", en = "Much" }
ambitious = { nl = "Alles", en = "Everything" }
source = { document = "plan", page = 9 }

[[question]]
id = "volume"
per = "tender"
name = { nl = "Omvang", en = "Volume" }
help = { nl = "Hoe groot?", en = "How large?" }
low = { nl = "Klein", en = "Small" }
medium = { nl = "Middel", en = "Medium" }
high = { nl = "Groot", en = "Large" }
source = { document = "plan", page = 9 }

[[advice]]
id = "much"
level = 3
theme = "climate"
because = { nl = "Groot.", en = "Large." }
source = { document = "plan", page = 9 }
when = [{ when = "volume = 'high'", says = { nl = "Groot", en = "Large" } }]
"""
GROUPS = "code,name_nl,name_en,confidence,document,page\nwagens,Wagens,Cars,seen,plan,1\n"


def folder(path: Path, old: str = "", new: str = "") -> Path:
    """The village with criteria, with one thing changed in them."""
    assert old in CRITERIA
    write_pack(path)
    (path / "product-groups.csv").write_text(GROUPS, "utf-8")
    (path / "criteria.toml").write_text(CRITERIA.replace(old, new, 1) if old else CRITERIA, "utf-8")
    return path


def told(path: Path) -> list[str]:
    return [
        str(problem) for problem in lint_folder(path) if problem.file == "criteria.toml" or "theme" in problem.where
    ]


def test_a_good_library_has_nothing_to_tell(tmp_path: Path) -> None:
    assert told(folder(tmp_path)) == []
    assert [f"{each.code} {each.version}" for each in load_pack(tmp_path).criteria] == [
        "DORP-1 1",
        "DORP-1 2",
        "DORP-2 1",
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('themes = ["climate"]', 'themes = ["climat"]', 'no theme "climat"; did you mean "climate"?'),
        ('themes = ["climate"]', "themes = []", "themes: the list is empty; at least one is needed"),
        ('["wagens"]', '["wagen"]', 'no product group "wagen"; did you mean "wagens"?'),
        ('overlaps = ["DORP-2"]', 'overlaps = ["DORP-3"]', 'no criterion "DORP-3"; did you mean'),
        ('previous = "DORP-2"', 'previous = "DORP-9"', 'no criterion "DORP-9"; did you mean'),
        ('overlaps = ["DORP-2"]', 'overlaps = ["DORP-1"]', "overlaps: names itself"),
        ("version = 2", "version = 1", "there is more than one criterion of this name"),
        ("until = 2020-12-31", "until = 2021-01-01", "version 1 is still in force then (2020-01-01 to 2021-01-01)"),
        ("until = 2020-12-31\n", "", "version 1 is still in force then (2020-01-01 to no end)"),
        ("until = 2020-12-31", "until = 2019-12-31", "ends (2019-12-31) before it starts (2020-01-01)"),
        (', en = "Efficient"', "", "title.en: the translation is missing"),
        ("At least [number]", "At least so many", "there are 1 in nl and 0 in en"),
        ('"DORP-1"', '"dorp 1"', "capitals and digits with single hyphens, as HB-KLE-101"),
        ("level = 1", "level = 0", "must be at least 1, not 0"),
        ('kind = "award"', 'kind = "wish"', "must be one of requirement, suitability, selection, award"),
        ('document = "plan"', 'document = "plann"', 'no document "plann"; did you mean "plan"?'),
        ('theme = "climate"\nnone', 'theme = "clima"\nnone', 'level_text clima, theme: there is no theme "clima"'),
        ('theme = "climate"\nnone', 'theme = "climate"\nproduct_group = "x"\nnone', 'no product group "x"'),
        (
            'theme = "climate"\nnone',
            'theme = "climate"\nproduct_group = "wagens"\nnone',
            "no level text goes for every",
        ),
        ("ambitious = {", "ambitous = {", 'did you mean "ambitious"?'),
        ('level = 3\ntheme = "climate"', 'level = 3\ntheme = "x"', 'advice much, theme: there is no theme "x"'),
        ("volume = 'high'", "volum = 'high'", 'did you mean "volume"?'),
        ("volume = 'high'", "volume = 'huge'", "when[1].when"),
        ("volume = 'high'", "volume = ", "when[1].when"),
        ('when = [{ when = "volume = \'high\'", says = { nl = "Groot", en = "Large" } }]', "", "no advice uses"),
    ],
)
def test_one_mistake_is_told(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    found = told(folder(tmp_path, old, new))
    assert any(sentence in problem for problem in found), found


def test_a_pack_may_hold_its_criteria_as_a_table(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "criteria.csv").write_text(
        "code,from,kind,level,themes,title_nl,title_en,text_nl,text_en,verification_nl,verification_en,"
        "for_buyer_nl,for_buyer_en,for_bidder_nl,for_bidder_en,document,page\n"
        "DORP-1,2020-01-01,award,2,climate,T,T,X,X,V,V,K,B,I,B,plan,9\n",
        "utf-8",
    )
    (criterion,) = load_pack(tmp_path).criteria
    assert (criterion.code, criterion.version, criterion.level, criterion.source.page) == ("DORP-1", 1, 2, 9)
