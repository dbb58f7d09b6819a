"""One command, one entry: recorded whole or not at all, nothing overwritten, every earlier answer kept."""

from datetime import date

import pytest
from sqlalchemy import Engine, select, text
from storage_cases import DAY, WHO, answer, current, joined, keys, post, posts, write

from skillmap.changes import ChangeSet, Insert, Retract, SourceFile
from skillmap.errors import InputRefused
from skillmap.storage import author, rows, schema
from skillmap.storage.database import reading
from skillmap.storage.facts import entry_known_at, head, last_id
from skillmap.storage.journal import entries, record
from skillmap.storage.listing import journal_table
from skillmap.words import message


def test_an_entry_remembers_who_what_and_how_much(engine: Engine) -> None:
    changes = ChangeSet(
        "",
        joined(2),
        writes=[*keys(), posts(post(1, 1))],
        sources=[SourceFile("名簿.xlsx", "ab" * 32, "職員")],
    )
    arguments = {"file": "名簿.xlsx", "as_of": date(2026, 4, 1)}
    number = record(engine, changes, command="staff import", arguments=arguments, who=WHO, framework="f00d")
    with reading(engine) as connection:
        (found,) = entries(connection)
        assert head(connection) == number == 1
    assert (found.by, found.host, found.command, found.framework) == ("人事 花子", "pc-01", "staff import", "f00d")
    assert found.arguments == {"file": "名簿.xlsx", "as_of": "2026-04-01"}
    assert found.summary == {"join": 2}
    assert (found.undoes, found.undone_by) == (None, None)
    assert journal_table([found]).rows[0][4] == (message("count.of", kind=message("kind.join"), count=2),)


def test_every_row_knows_its_file_and_cell(engine: Engine) -> None:
    columns = ("staff_id", "unit_id", "is_main", "valid_from", "valid_to", "source_no", "cell")
    for name in ("a.xlsx", "b.xlsx"):
        base = 0 if name == "a.xlsx" else 2
        rows = [(*post(base + i, 1), i, f"B{i}") for i in (1, 2)]
        sources = [SourceFile(name, "0" * 64, f"s{i}") for i in (1, 2)]
        writes = [*(keys() if name == "a.xlsx" else []), Insert("posting", columns, rows)]
        record(engine, ChangeSet("", writes=writes, sources=sources), command="x", arguments={}, who=WHO)
    p, s = schema.posting, schema.source
    query = select(p.c.staff_id, s.c.name, s.c.sheet, p.c.cell).join(s, s.c.id == p.c.source_id).order_by(p.c.staff_id)
    with reading(engine) as connection:
        assert [tuple(row) for row in connection.execute(query)] == [
            (1, "a.xlsx", "s1", "B1"),
            (2, "a.xlsx", "s2", "B2"),
            (3, "b.xlsx", "s1", "B1"),
            (4, "b.xlsx", "s2", "B2"),
        ]
        assert last_id(connection, s) == 4


def test_nothing_is_written_when_another_entry_came_first(engine: Engine) -> None:
    write(engine, *keys())
    with pytest.raises(InputRefused) as refused:
        write(engine, posts(post(1, 1)), expected_head=0)
    assert (refused.value.code, refused.value.facts["entry"]) == ("E_DB_MOVED_ON", 1)
    assert current(engine) == []
    write(engine, posts(post(1, 1)), expected_head=1)


def test_a_fault_in_the_last_row_leaves_the_state_before(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1)))
    many = [post(2, 1, main=False) for _ in range(6000)]
    with pytest.raises(InputRefused):
        write(engine, Retract("posting", current(engine)), posts(*many, post(2, 99)))
    with reading(engine) as connection:
        assert head(connection) == 1
    assert answer(engine) == {(1, 1)}


def test_retractions_come_first_so_that_a_seat_can_change_hands(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1)))
    write(engine, posts(post(1, 2)), Retract("posting", current(engine)))
    assert answer(engine) == {(1, 2)}
    assert answer(engine, known=1) == {(1, 1)}
    assert answer(engine, known=0) == set()


def test_a_row_is_taken_back_once(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1)))
    first = current(engine)
    write(engine, Retract("posting", first))
    write(engine, Retract("posting", first))
    with reading(engine) as connection:
        assert connection.scalar(text("SELECT retracted_by FROM posting")) == 2


def test_many_rows_and_retractions_are_written_in_batches(engine: Engine) -> None:
    rows = [post(1, 1, main=False) for _ in range(11_000)]
    write(engine, *keys(), posts(*rows))
    assert len(current(engine)) == 11_000
    write(engine, Retract("posting", current(engine)[:1_200]))
    assert len(current(engine)) == 9_800


def test_known_at_a_time_is_the_last_entry_by_then(engine: Engine) -> None:
    for _ in range(3):
        write(engine)
    with reading(engine) as connection:
        times = [e.at for e in reversed(entries(connection))]
        assert times == sorted(times)
        assert entry_known_at(connection, times[-1]) == 3
        assert entry_known_at(connection, "2000-01-01T00:00:00.000+00:00") == 0


def test_a_day_is_a_day_on_both_databases(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1)))
    with reading(engine) as connection:
        since, until = connection.execute(select(schema.posting.c.valid_from, schema.posting.c.valid_to)).one()
    assert (since, until) == (DAY, date(9999, 12, 31))


def test_names_keep_their_exact_characters(engine: Engine) -> None:
    names = [
        "髙﨑 𠮷子",
        "葛\U000e0100城 太郎",
        "神\ufa19 羽\ufa1e",
        "\u304b\u3099 か゚",
        "O'Brien %s ?",
        "'; DROP TABLE staff; --",
    ]
    columns = (
        "staff_id", "name", "kana", "sort_key", "search_key", "former_name", "grade", "job_kind", "employment",
        "remark", "valid_from", "valid_to",
    )  # fmt: skip
    rows = [(1, name, *[""] * 8, date(2000 + i, 1, 1), date(2001 + i, 1, 1)) for i, name in enumerate(names)]
    write(engine, *keys(), Insert("staff_fact", columns, rows))
    fact = schema.staff_fact
    with reading(engine) as connection:
        assert list(connection.scalars(select(fact.c.name).order_by(fact.c.valid_from))) == names


def test_the_author_has_a_name_even_on_a_machine_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert author.author(None).by == "?"
    assert author.author("人事 花子").by == "人事 花子"


def test_rows_go_to_sqlite_without_numbered_marks() -> None:
    """Python 3.14 refuses them beside values in a row; older ones say nothing (3.11) or warn."""
    assert rows._marks(2, 3, 1, 7, 9) == "(9, ?, ? + 7, ?), (9, ?, ? + 7, ?)"
