"""Small enough to read: the limits are in docs/explanation/architecture.md."""

from statistics import median

from tests.house.tree import SOURCE, functions, python_files, where

FILE, TYPICAL_FILE = 400, 65
FUNCTION, TYPICAL_FUNCTION, TYPICAL_SHARE = 45, 25, 0.95


def test_no_file_is_too_long_to_read_in_one_go() -> None:
    lengths = {where(path): len(path.read_text().splitlines()) for path in python_files()}
    assert {path: lines for path, lines in lengths.items() if lines > FILE} == {}


def test_the_typical_module_of_the_product_fits_on_a_screen() -> None:
    modules = [path for path in python_files() if path.is_relative_to(SOURCE)]
    lengths = [sum(bool(line.strip()) for line in path.read_text().splitlines()) for path in modules]
    assert median(lengths) <= TYPICAL_FILE, "lines that are not blank"


def test_no_function_is_too_long_to_hold_in_the_head() -> None:
    too_long = [
        f"{where(path)}: {name} has {lines} lines"
        for path in python_files()
        for name, lines in functions(path)
        if lines > FUNCTION
    ]
    assert too_long == []


def test_nearly_all_functions_are_short() -> None:
    lengths = [lines for path in python_files() if path.is_relative_to(SOURCE) for _, lines in functions(path)]
    short = sum(lines <= TYPICAL_FUNCTION for lines in lengths)
    assert short / len(lengths) >= TYPICAL_SHARE, f"{short} of {len(lengths)} functions have at most 25 lines"
