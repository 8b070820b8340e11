"""The shape of a strategy pack: everything a government's procurement strategy says, as typed data.

Unknown keys, wrong types and missing translations are errors, found all at once by `load.py` and
told in sentences by `lint.py`. Objects are frozen: a pack is immutable once loaded.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from hefboom.core.base.text import Text
from hefboom.core.strategy.library import Advice, Criterion, LevelText, Proportion, Question
from hefboom.core.strategy.parts import Condition, Confidence, Grain, Number, Part, Slug, Source


class Document(Part):
    """A publication that sources refer to."""

    id: Slug
    title: Text
    publisher: str
    year: int
    url: str = ""
    licence: str = ""


class Manifest(Part):
    """`pack.toml`: who says this, since when, and which documents it rests on."""

    id: Slug
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    published: date
    title: Text
    summary: Text
    authority: Text
    fictitious: bool = False
    documents: tuple[Document, ...]


class Theme(Part):
    """A theme of the ambition web. `optional` themes can be added by an organisation.

    `level_field` is the fact that holds its level; `clause_field` the fact that says a contract clause on it is there,
    for themes that the rules want as a clause. "" for none.
    """

    id: Slug
    name: Text
    summary: Text
    level_field: str = ""
    clause_field: str = ""
    optional: bool = False
    source: Source


class Level(Part):
    """An ambition level 0-3: what it asks and when it fits (figure 3.3)."""

    number: Annotated[int, Field(ge=0, le=3)]
    name: Text
    asks: Text
    fits: Text
    source: Source


class Baseline(Part):
    """Where a goal starts from. `value` None is unknown, and `note` then says why."""

    year: int | None = None
    value: Number | None = None
    note: Text | None = None


class GoalTarget(Part):
    """What a goal wants in a year. `year` None: no year is given. `value` None: no number is given."""

    year: int | None = None
    value: Number | None = None
    from_year: int | None = None
    note: Text | None = None


class Goal(Part):
    """One goal of the strategy, in our own words.

    `kind` keeps effect, result and effort apart. `direction` says which way is better: up, down, or reach (a
    state to be reached). `adds_up` is how units add to the whole: sum, weighted_mean, share (numerators and
    denominators add), count_true, or none. `measured_by` names the obligations and targets of the pack that measure it.
    """

    id: Slug
    theme: Slug
    kind: Literal["effect", "result", "effort"]
    sector: Slug
    title: Text
    indicator: Text
    unit: Text
    direction: Literal["up", "down", "reach"]
    adds_up: Literal["sum", "weighted_mean", "share", "count_true", "none"]
    baseline: Baseline = Baseline()
    targets: tuple[GoalTarget, ...] = Field(min_length=1)
    measured_by: tuple[Slug, ...] = ()
    part_of: Slug | None = None
    source: Source


class ParameterValue(Part):
    """A value of a parameter in a period (both days inclusive), for one combination of its `by` fields."""

    from_: date = Field(alias="from")
    until: date | None = None
    keys: dict[str, str] = Field(default_factory=dict)
    value: Number | None = None
    codes: tuple[str, ...] = ()
    confidence: Confidence
    source: Source


class Parameter(Part):
    """A named, dated number (`type = "number"`) or list of codes (`type = "codes"`) that conditions call `$id`.

    `by` names the enum facts that choose the value (an EU threshold goes by buyer kind and contract nature).
    Ids use underscores, since conditions name them: `$eu_threshold`.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Text
    type: Literal["number", "codes"]
    unit: str = ""
    by: tuple[str, ...] = ()
    values: tuple[ParameterValue, ...] = Field(min_length=1)


class ImpactScore(Part):
    """A cell of table 3.1: 1-5, or None for unknown."""

    dimension: Literal["co2", "material", "innovation", "isv", "jobs"]
    score: Annotated[int, Field(ge=1, le=5)] | None = None
    note: str = ""


class ProductGroup(Part):
    """A product group (`product-groups.csv`). `confidence` is how sure it is that the group belongs to the MVI set.

    `parent` is the group or cluster it lies in. `mvi`: "yes" (in the set of relevant groups), "no", "unknown".
    """

    code: Slug
    name: Text
    parent: Slug | None = None
    high_impact: bool = False
    mvi: Literal["yes", "no", "unknown"] = "unknown"
    confidence: Confidence
    source: Source
    note: Text | None = None
    scores: tuple[ImpactScore, ...] = ()


class CpvRule(Part):
    """CPV codes that start with `prefix` belong to `product_group` ("none": outside every group).

    The longest prefix wins. A code without any rule has an unknown product group.
    """

    prefix: Annotated[str, Field(pattern=r"^\d{2,8}$")]
    product_group: str
    confidence: Confidence
    note: Text | None = None


class Category(Part):
    """A government-wide purchasing category. `owner` "" is unknown."""

    code: Slug
    name: Text
    owner: str = ""
    confidence: Confidence
    source: Source


class Obligation(Part):
    """What must be so for a tender or lot: it applies when all of `applies` hold, it is met when all of `met` hold.

    In force from `from` until `until`, both inclusive, by the tender's deciding date.
    """

    id: Slug
    theme: Slug
    title: Text
    says: Text
    per: Grain
    from_: date = Field(alias="from")
    until: date | None = None
    source: Source
    comply_or_explain: bool = True
    advice: Text
    applies: tuple[Condition, ...] = ()
    met: tuple[Condition, ...] = Field(min_length=1)


class ShareTarget(Part):
    """A share of a set of tenders: numerator (`that`) over denominator (`of` an obligation, plus `where`).

    Without `of` the denominator is every tender for which all of `where` hold. Without `that` the numerator is
    the obligation's own `met`. `share` None: there is no number to reach, the share is shown for comparison.
    `numerator` and `denominator` name both sets in words.
    """

    id: Slug
    title: Text
    says: Text
    of: Slug | None = None
    per: Grain = "lot"
    where: tuple[Condition, ...] = ()
    that: tuple[Condition, ...] = ()
    numerator: Text
    denominator: Text
    share: Number | None = None
    from_: date = Field(alias="from")
    until: date | None = None
    goal: Slug | None = None
    reading: Literal["strategy", "published", "comparison"] = "strategy"
    source: Source


class Duty(Part):
    """What an organisation owes by a date. `by` None: periodically or without a date (`note` says which)."""

    id: Slug
    who: Text
    what: Text
    by: date | None = None
    note: Text | None = None
    evidence: Text
    source: Source


class Untestable(Part):
    """A sentence that commits but that no fact can settle, and why; `instead` names what comes nearest."""

    id: Slug
    says: Text
    because: Text
    instead: tuple[Slug, ...] = ()
    source: Source


class Instrument(Part):
    """A way to buy innovatively or socially: what it is, when it fits, what it costs."""

    id: Slug
    name: Text
    summary: Text
    fits: Text
    budget: Text | None = None
    themes: tuple[Slug, ...]
    source: Source


class Example(Part):
    """A practice example of the strategy, retold in our own words. Numbers are the document's, `figures` lists them."""

    id: Slug
    title: Text
    story: Text
    lesson: Text
    organisations: tuple[str, ...] = ()
    themes: tuple[Slug, ...]
    product_groups: tuple[Slug, ...] = ()
    goals: tuple[Slug, ...] = ()
    figures: tuple[Text, ...] = ()
    source: Source


class LotScenario(Part):
    """The facts of one lot of a scenario, by field name."""

    facts: dict[str, Any] = Field(default_factory=dict)


class Scenario(Part):
    """Given facts, the expected outcome of an obligation or standing of a target: a test that policy staff can read.

    `expect` is met, not_met, unknown, not_applicable or applies_unknown. `facts` go for the whole tender; `lots`,
    where given, add facts of each lot. `missing` are the facts that an unknown outcome must name.
    """

    of: Slug
    name: Text
    facts: dict[str, Any] = Field(default_factory=dict)
    lots: tuple[LotScenario, ...] = ()
    expect: Literal["met", "not_met", "unknown", "not_applicable", "applies_unknown"]
    missing: tuple[str, ...] = ()


class Pack(Part):
    """A whole strategy. `sha256` is over all its files, so a receipt names exactly what was used."""

    manifest: Manifest
    sha256: str
    themes: tuple[Theme, ...]
    levels: tuple[Level, ...]
    goals: tuple[Goal, ...]
    parameters: tuple[Parameter, ...]
    product_groups: tuple[ProductGroup, ...]
    cpv_rules: tuple[CpvRule, ...]
    categories: tuple[Category, ...]
    obligations: tuple[Obligation, ...]
    targets: tuple[ShareTarget, ...]
    duties: tuple[Duty, ...]
    untestable: tuple[Untestable, ...]
    instruments: tuple[Instrument, ...]
    examples: tuple[Example, ...]
    scenarios: tuple[Scenario, ...]
    criteria: tuple[Criterion, ...] = ()
    level_texts: tuple[LevelText, ...] = ()
    questions: tuple[Question, ...] = ()
    advice: tuple[Advice, ...] = ()
    proportions: tuple[Proportion, ...] = ()
