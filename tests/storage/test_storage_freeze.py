"""The first migration is written out; what it made is upgraded with all that is in it."""

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import Engine, inspect, text

from skillmap.storage import database

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from storage_cases import keys, post, posts, write  # noqa: E402

import freeze  # noqa: E402
import release  # noqa: E402

LATER = """
from alembic import op
import sqlalchemy as sa

revision = "NEXT"
down_revision = "HEAD"


def upgrade() -> None:
    op.add_column("posting", sa.Column("desk", sa.String, nullable=False, server_default=""))
"""
"""A made-up migration of a release to come."""


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations of the program, to be changed; `upgrade` takes them from here."""
    folder = Path(shutil.copytree(Path(database.__file__).parent / "migrations", tmp_path / "migrations"))
    monkeypatch.setattr(database, "__file__", str(tmp_path / "database.py"))
    return folder


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def frozen(request: pytest.FixtureRequest, migrations: Path, tmp_path: Path) -> Iterator[Engine]:
    """A database made by the first migration as it is written out."""
    if not freeze.is_frozen():
        (migrations / "versions" / freeze.FILE.name).write_text(freeze.text(), "utf-8")
    if request.param == "sqlite":
        engine = database.connect(tmp_path / "x.sqlite")
    else:
        engine = database.connect(request.getfixturevalue("postgres_url"))
        with database.writing(engine) as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    database.upgrade(engine)
    yield engine
    engine.dispose()


def test_a_database_of_the_first_schema_goes_on_with_all_that_is_in_it(frozen: Engine, migrations: Path) -> None:
    first, second = date(2026, 4, 1), date(2026, 10, 1)
    write(frozen, *keys(), posts(post(1, 1, first, second), post(1, 2, second)))
    later = f"{int(database.HEAD) + 1:04}"
    made_up = LATER.replace("NEXT", later).replace("HEAD", database.HEAD)
    (migrations / "versions" / f"{later}_a_desk.py").write_text(made_up, "utf-8")
    database.upgrade(frozen)
    with database.reading(frozen) as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == later
        rows = connection.execute(text("SELECT staff_id, unit_id, valid_from, desk FROM posting ORDER BY valid_from"))
        assert [(a, b, str(c), d) for a, b, c, d in rows] == [(1, 1, "2026-04-01", ""), (1, 2, "2026-10-01", "")]
        assert "desk" in {one["name"] for one in inspect(connection).get_columns("posting")}


def loaded(file: Path) -> ModuleType:
    """A migration, whose name is no name in Python."""
    spec = spec_from_file_location("migration", file)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_was_written_out_is_not_changed_again(migrations: Path) -> None:
    file = migrations / "versions" / freeze.FILE.name
    if not freeze.is_frozen():
        file.write_text(freeze.text(), "utf-8")
    found = loaded(file)
    assert freeze.digest(found.STATEMENTS) == found.DIGEST


def test_no_release_goes_out_before() -> None:
    version, _day, _text = release.top_entry((ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert freeze.is_frozen() or "dev" in version, "run `make freeze`"
