"""Names offered for a word that somebody has begun to type."""

import pytest

from skillmap.errors import InputRefused
from skillmap.framework.find import find_training
from skillmap.office import Office, names, option_names


def test_people_are_offered_by_number_name_and_kana(ward: Office) -> None:
    with ward.read() as connection:
        person = ward.organisation(connection, ward.moment()).people[0]
    plain = "".join(person.name.split())
    assert (person.number, person.name) in names.offered(ward, "PERSON", person.number[:-1])
    assert (plain, person.number) in names.offered(ward, "PERSON", person.name[:2])
    assert person.number in {value for value, _ in names.offered(ward, "PERSON", person.kana[:3])}
    assert names.offered(ward, "PERSON", "存在しない氏名") == ()


def test_a_long_list_is_cut(ward: Office) -> None:
    assert len(names.offered(ward, "PERSON", "")) == names.MOST


def test_units_are_offered_by_path_and_by_their_own_name(ward: Office) -> None:
    with ward.read() as connection:
        unit = next(u for u in ward.organisation(connection, ward.moment()).units if len(u.path) == 2)
    assert (unit.full_name, unit.name) in names.offered(ward, "UNIT", unit.full_name[:3])
    assert (unit.full_name, unit.name) in names.offered(ward, "UNIT", unit.name)


def test_definitions_and_sessions_are_offered_by_id_and_by_name(ward: Office) -> None:
    role, training, skill = (
        next(iter(found.values())) for found in (ward.framework.roles, ward.framework.trainings, ward.framework.skills)
    )
    grade = next(iter(role.grades))
    for kind, value, name in (
        ("ROLE/GRADE", f"{role.id}/{grade}", role.name.text.ja),
        ("TRAINING", training.id, training.name.text.ja),
        ("SKILL", skill.id, skill.name.text.ja),
    ):
        assert value in {offered for offered, _ in names.offered(ward, kind, value[:5])}
        assert value in {offered for offered, _ in names.offered(ward, kind, name[:3])}
    codes = [code for code, _ in names.offered(ward, "SESSION", "")]
    assert codes == sorted(codes)
    assert codes


def test_what_has_no_names_offers_none(ward: Office) -> None:
    assert names.offered(ward, "DAY", "2026") == ()


def test_a_name_that_nothing_bears_is_refused_as_before_and_one_of_before_with_todays(small: Office) -> None:
    def refused(text: str) -> InputRefused:
        with pytest.raises(InputRefused) as told:
            find_training(Office.open(small.workspace.root).framework, text)
        return told.value

    file = small.workspace.data / "trainings" / "basic.yaml"
    file.write_text(file.read_text("utf-8").replace("ja: 企画の実践,", "ja: 企画づくり演習,"), "utf-8")
    here = Office.open(small.workspace.root)
    told = option_names.by_todays_name(here, refused("企画の実践"))
    assert told.code == "E_NOT_DEFINED_FORMER" and told.facts["found"] == "企画の実践"
    other = refused("港の歩き方")
    assert option_names.by_todays_name(here, other) is other
