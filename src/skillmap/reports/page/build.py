"""The page put together from the reports' tables."""

import base64
import hashlib
from importlib.resources import files
from io import StringIO

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from skillmap.days import day_on_paper
from skillmap.i18n.wording import word
from skillmap.reports.page.cells import FILTERS
from skillmap.reports.page.chapters import PageFor, chapters
from skillmap.reports.snapshot import Snapshot
from skillmap.words import Bilingual, message


def page(snapshot: Snapshot, reader: PageFor) -> str:
    """A whole HTML document that needs nothing else."""
    script = _file("script.js")
    title = Bilingual(f"{snapshot.fy.ja} 人材育成の状況", f"Talent development FY{snapshot.fy}")
    if reader.office:
        title = Bilingual(f"{reader.office} {title.ja}", f"{title.en} — {reader.office}")
    day = snapshot.organisation.day
    # By which definitions: printed pages of two days may differ for that alone.
    made = message("html.made", day=reader.made_on, digest=snapshot.framework.digest[:12])
    pieces = (
        _environment()
        .get_template("page.html")
        .generate(
            title=title,
            as_of=Bilingual(f"{day_on_paper(day, 'ja')}現在", f"As of {day.isoformat()}"),
            sections=chapters(snapshot, reader),
            departments=[unit.full_name for unit in snapshot.departments if unit is not None],
            persons=message("html.names" if reader.with_names else "html.no_names"),
            made=made,
            policy=_policy(script),
            # Our own two files; everything else is escaped.
            style=Markup(_file("style.css")),
            script=Markup(script),
            say=message,
        )
    )
    # As one text at once: a million pieces beside it would be five times as large.
    whole = StringIO()
    whole.writelines(pieces)
    return whole.getvalue()


def _environment() -> Environment:
    """The templates beside this file, every value escaped, a name that is missing an error."""
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"ja": lambda text: word(text, "ja"), "en": lambda text: word(text, "en"), **FILTERS}
    return environment


def _file(name: str) -> str:
    return files("skillmap.reports.page").joinpath(name).read_text("utf-8")


def _policy(script: str) -> str:
    """Nothing may be loaded; only our own script runs, known by its digest."""
    # By its digest alone: a script that slips in through a name does not run.
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"
