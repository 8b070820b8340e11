"""docs/glossary.md holds the words of the house: none missing, none for what no longer exists."""

import ast
import re

import pytest
from django.apps import apps

from hefboom.core.facts.fields import vocabulary
from hefboom.core.strategy import pack
from tests.house.tree import ROOT, SOURCE, python_files

WORDS, FACTS = (ROOT / "docs" / "glossary.md").read_text().split("\n## Facts\n")
NAMES = set(re.findall(r"\| `(\w+)` \|", WORDS))


def classes() -> set[str]:
    """Return the names of all classes of the product."""
    trees = [ast.parse(path.read_text()) for path in python_files() if path.is_relative_to(SOURCE)]
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def test_every_model_has_a_word() -> None:
    models = {model.__name__ for model in apps.get_models() if model.__module__.startswith("hefboom.")}
    assert models - NAMES == set()


def test_every_part_of_a_pack_has_a_word() -> None:
    parts = {part.__name__ for part in pack.Part.__subclasses__()}
    assert parts - NAMES == set()


def test_every_word_is_still_used() -> None:
    assert NAMES - classes() == set()


@pytest.mark.parametrize("name", vocabulary())
def test_every_fact_is_listed_under_its_own_labels(name: str) -> None:
    label = vocabulary()[name].label
    assert f"| {label.nl} | {label.en} | `{name}` |" in FACTS


def test_no_fact_is_listed_that_the_vocabulary_lacks() -> None:
    assert set(re.findall(r"\| `(\w+)` \|", FACTS)) - set(vocabulary()) == set()
