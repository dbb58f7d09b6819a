"""Reading and writing definition files: strict, safe, the same after a round trip."""

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from framework_cases import GOOD
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.framework import digest, dump, yaml_files
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework
from trials import trials

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-(10**15), 10**15), TEXT)
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)


def parsed(text: str) -> Any:
    document, problems = yaml_files.parse(text, "x.yaml")
    assert problems == []
    assert document is not None
    return document.data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("0123", "0123"), ("1:30", "1:30"), ("2026-04-01", "2026-04-01"),
        ("1e3", "1e3"), ("0x1f", "0x1f"), (".5", ".5"), ("~", None), ("", None), ("null", None), ("true", True),
        ("12", 12), ("-3", -3), ("1.5", 1.5), ('"12"', "12"), ("'true'", "true"), ("1_000", "1_000"),
        ("9" * 5000, "9" * 5000), ("１２", "１２"), ("<<", "<<"),
    ],
)  # fmt: skip
def test_words_are_read_as_they_stand(text: str, value: object) -> None:
    assert parsed(f"key: {text}") == {"key": value}


@settings(max_examples=trials(150))
@given(DATA)
def test_what_is_written_is_read_back(data: Any) -> None:
    assert parsed(yaml_files.text_of(data)) == data


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 21 + "]" * 21, "x.yaml:1:21"),
        ("- " * 21 + "1", "x.yaml:1:41"),
        ("{a: " * 21 + "1" + "}" * 21, "x.yaml:1:81"),
        ("? " * 21 + "1", "x.yaml:1:41"),
        ("\n".join(f"{' ' * depth}a:" for depth in range(22)), "x.yaml:21:21"),
        ("a:\n  人事: " + "[" * 19 + "]" * 19, "x.yaml:2:25"),
        ("a: " + "[" * 21 + "}", "x.yaml:1:23"),  # a mistake behind it, within what the parser reads ahead
    ],
    ids=["lists", "dashes", "mappings", "keys", "lines", "behind a key", "mistake behind"],
)
def test_a_level_more_than_allowed_is_refused_at_its_place(text: str, place: str) -> None:
    document, problems = yaml_files.parse(text, "x.yaml")
    assert document is None
    assert [(p.code, str(p.place)) for p in problems[-1:]] == [("E_YAML_DEPTH", place)]


def test_twenty_levels_are_read() -> None:
    assert parsed("[" * 20 + "1" + "]" * 20)


def test_a_text_that_is_used_again_is_refused_where_it_gets_its_name() -> None:
    document, problems = yaml_files.parse("a: &first [1]\nb: *first", "x.yaml")
    assert document is None
    assert [(p.code, str(p.place)) for p in problems] == [("E_YAML_ALIAS", "x.yaml:1:4")]


def test_nothing_says_of_what_kind_it_is() -> None:
    document, problems = yaml_files.parse("a: !!set {b, c}", "x.yaml")
    assert document is None
    assert problems[0].code == "E_YAML_TAG"


@settings(max_examples=trials(200))
@given(st.text("a:-[]{}\"'&*!|>? \n\t#%@\u0085,\0", max_size=40))
def test_any_text_gives_data_or_problems(text: str) -> None:
    document, problems = yaml_files.parse(text, "x.yaml")
    assert document is not None or problems


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 1\nb: 研修\n".encode("utf-16"))
    assert [p.code for p in yaml_files.read(path, "a.yaml")[1]] == ["E_YAML_ENCODING"]
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    document, _ = yaml_files.read(path, "a.yaml")
    assert document is not None
    assert document.data == {"a": 1, "b": 2}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_does_not_hang_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "needs.yaml")
    assert [p.code for p in yaml_files.read(tmp_path / "needs.yaml", "needs.yaml")[1]] == ["E_FILE_UNREADABLE"]


@pytest.mark.parametrize("folder", [GOOD, shipped()], ids=["good", "shipped"])
def test_dumped_and_loaded_is_the_same(folder: Path, tmp_path: Path) -> None:
    framework, _ = load(folder)
    assert framework is not None
    dump.write(framework, tmp_path)
    again, problems = load(tmp_path)
    assert problems == ()
    assert again == framework
    assert dump.texts(again) == dump.texts(framework)


def test_the_digest_knows_no_comments_order_or_style(tmp_path: Path) -> None:
    framework, _ = load(GOOD)
    assert framework is not None
    rng = random.Random(4)
    for path in GOOD.rglob("*.yaml"):
        data = _shuffled(yaml.safe_load(path.read_text("utf-8")), rng)
        target = tmp_path / path.relative_to(GOOD)
        target.parent.mkdir(exist_ok=True)
        # Another style altogether: JSON is YAML.
        target.write_text(f"# a comment\n{json.dumps(data, ensure_ascii=False)}\n", "utf-8")
    again, problems = load(tmp_path)
    assert problems == ()
    assert again is not None
    assert again.digest == framework.digest
    (tmp_path / "needs.yaml").write_text("[]", "utf-8")
    other, _ = load(tmp_path)
    assert other is not None
    assert other.digest != framework.digest


def _shuffled(data: Any, rng: random.Random) -> Any:
    if isinstance(data, dict):
        keys = sorted(data, key=lambda _: rng.random())
        return {k: _shuffled(data[k], rng) for k in keys}
    return [_shuffled(v, rng) for v in data] if isinstance(data, list) else data


COUNTED = """
    acting_counts aiming_at aliases aligns articles audience by careers categories category changes choose
    conditions conduct confidence contact cost_yen count decided_by decided_on definition department descriptors
    digest due duties elective eligible_employment employment en ends_on evidence evidence_origin
    excluded_grades exempt_units explanation fate fiscal_years format framework from fy grade grades group
    half_days header hours id importance items ja job_kinds keyword leaders letter level level_origin levels
    licence mandatory_for meaning name name_en needs new new_staff nomination_deadline note number office old
    on_transfer once one_section_only origin period prerequisites prescribed programme programme_from
    programme_to provider published_on publisher purpose qualification qualifications renewed_by replaced_by
    requires role roles routes rules scale seats_per_section share_of_section skills source staff_grades
    standard standards start_here status subcategory summary talent_type target_total taught_by teaches
    term_fiscal_years title to trainings unknown_origin use usual_capacity valid_to_year_end valid_years venue
    verified version within_months years
"""
"""The keys whose every value counts in the digest, as they were when definitions were first recorded by it."""


def test_a_key_that_comes_later_counts_only_where_it_says_something() -> None:
    schema = Framework.model_json_schema(by_alias=True)
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", ())}
    # A new key with its default would change the digest of every office's definitions: what is recorded under them
    # would no longer be found. It goes into `digest.LATER`.
    assert keys - set(COUNTED.split()) == set(digest.LATER)
