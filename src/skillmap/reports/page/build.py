"""The page put together from the reports' tables."""

import base64
import hashlib
from datetime import date
from html import escape
from importlib.resources import files

from skillmap.days import wareki
from skillmap.i18n.wording import word
from skillmap.reports import demand, progress, sections, skills
from skillmap.reports.page import parts
from skillmap.reports.page.parts import both
from skillmap.reports.rosters import leaders_table
from skillmap.reports.snapshot import Snapshot
from skillmap.reports.year import department_table, todo_table, year_table
from skillmap.tables import Table, without
from skillmap.words import Bilingual, Fact

PERSONAL = ("number", "name", "grade", "before")
"""Columns of the leader list that are left out unless names are asked for."""


def page(snapshot: Snapshot, office: str, made_on: date, *, with_names: bool) -> str:
    """A whole HTML document that needs nothing else. Persons are in it only `with_names`."""
    style, script = _file("style.css"), _file("script.js")
    title = Bilingual(f"{snapshot.fy.ja} 人材育成の状況", f"Talent development FY{snapshot.fy}")
    if office:
        title = Bilingual(f"{office} {title.ja}", f"{title.en} — {office}")
    contents = _contents(snapshot, with_names=with_names)
    body = "".join(_section(id_, name, content) for id_, name, content in contents)
    names = [(id_, name) for id_, name, _ in contents]
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="ja" data-lang="ja" data-title-ja="{escape(title.ja)}" '
        f'data-title-en="{escape(title.en)}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{escape(title.ja)}</title><style>{style}</style></head>\n<body>"
        f'<a class="skip" href="#main">{both(Bilingual("本文へ", "Skip to content"))}</a>'
        f"{_top(snapshot, title, names)}{_bar(snapshot)}"
        f'<main id="main">{body}</main>{_foot(snapshot, made_on, with_names=with_names)}'
        f"<script>{script}</script></body></html>\n"
    )


def _file(name: str) -> str:
    return files("skillmap.reports.page").joinpath(name).read_text("utf-8")


def _policy(script: str) -> str:
    """Nothing may be loaded; only our own script runs, known by its digest."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"


def _top(snapshot: Snapshot, title: Bilingual, names: list[tuple[str, Bilingual]]) -> str:
    as_of = Bilingual(f"{wareki(snapshot.organisation.day)}現在", f"As of {snapshot.organisation.day.isoformat()}")
    links = "".join(f'<li><a href="#{id_}">{both(name)}</a></li>' for id_, name in names)
    label = parts.attributes(Bilingual("目次", "Contents"))
    return (
        f'<header class="top"><h1>{both(title)}</h1><p>{both(as_of)}</p>'
        f'<nav class="contents" aria-label="目次" {label}><ol>{links}</ol></nav></header>'
    )


def _bar(snapshot: Snapshot) -> str:
    every = Bilingual("すべての部", "All departments")
    options = [f'<option value="" {parts.attributes(every)}>{every.ja}</option>']
    for unit in snapshot.departments:
        if unit is not None:
            name = escape(unit.full_name)
            options.append(f'<option value="{name}">{name}</option>')
    hint = Bilingual("課、スキル、研修…", "section, skill, training …")
    return (
        '<div class="bar" role="search"><div>'
        f'<label for="search">{both(Bilingual("探す", "Search"))}</label>'
        f'<input type="search" id="search" placeholder="{hint.ja}" {parts.attributes(hint)} autocomplete="off">'
        f'<label for="department">{both(Bilingual("部", "Department"))}</label>'
        f'<select id="department">{"".join(options)}</select>'
        f'<label><input type="checkbox" id="open">{both(Bilingual("要対応だけ", "Only what needs doing"))}</label>'
        f'<button type="button" class="plain" id="reset">{both(Bilingual("元に戻す", "Reset"))}</button>'
        '<span class="spacer"></span>'
        '<button type="button" class="plain" id="language"><span class="ja" lang="en">English</span>'
        '<span class="en" lang="ja">日本語</span></button></div></div>'
    )


def _foot(snapshot: Snapshot, made_on: date, *, with_names: bool) -> str:
    persons = (
        Bilingual(
            "職員の氏名を含みます。取扱いに注意してください。", "Contains names of members of staff: handle with care."
        )
        if with_names
        else Bilingual("個人の氏名は含みません。", "No names of persons are in it.")
    )
    made = Bilingual(
        f"skillmap で {made_on.isoformat()} に作成。人材定義 {snapshot.framework.digest[:12]}",
        f"Made with skillmap on {made_on.isoformat()}; definitions {snapshot.framework.digest[:12]}",
    )
    return f"<footer><p>{both(persons)}</p><p>{both(made)}</p></footer>"


def _section(id_: str, name: Bilingual, content: str) -> str:
    return f'<section id="{id_}" aria-labelledby="{id_}-h"><h2 id="{id_}-h">{both(name)}</h2>{content}</section>'


def _contents(snapshot: Snapshot, *, with_names: bool) -> list[tuple[str, Bilingual, str]]:
    """Id, heading and content of every part of the page, in the order of a manager's questions."""
    return [
        ("year", Bilingual("年度のまとめ", "The year at a glance"), _cards(year_table(snapshot))),
        ("todo", Bilingual("いま必要なこと", "What needs doing"), _todo(snapshot)),
        ("departments", Bilingual("部ごと", "Departments"), _departments(snapshot)),
        ("skills", Bilingual("スキルの充足と不足", "Skills: coverage and gaps"), _skills(snapshot)),
        ("demand", Bilingual("人材の需要と供給", "Supply against need"), _demand(snapshot)),
        ("progress", Bilingual("研修の進み具合", "Training progress"), _progress(snapshot)),
        ("seats", Bilingual("研修の席", "Seats"), _seats(snapshot)),
        ("sections", Bilingual("課ごと", "Sections"), _sections(snapshot)),
        ("leaders", Bilingual("リーダー", "Leaders"), _leaders(snapshot, with_names=with_names)),
        ("answers", Bilingual("未回答", "Who has not answered"), _answers(snapshot)),
    ]


def _cards(year: Table) -> str:
    cards = []
    for measure, value, unit, note in year.rows:
        shown = f"{value:,}" if isinstance(value, int) else f"{float(str(value)):,.1f}".removesuffix(".0")
        of = f'<span class="of">{both(note)}</span>' if note else ""
        cards.append(
            f'<li><span class="name">{both(measure)}</span><span class="value" data-v="{value}">{shown}</span>'
            f'<span class="unit">{both(unit)}</span>{of}</li>'
        )
    return f'<ul class="cards">{"".join(cards)}</ul>'


def _todo(snapshot: Snapshot) -> str:
    return parts.table(todo_table(snapshot), id_="table-todo")


def _departments(snapshot: Snapshot) -> str:
    table = department_table(snapshot)
    hint = Bilingual("部の名前を押すと、その部の課だけを表示します。", "Choose a department to see its sections only.")
    own = [word(row[0], "ja") for row in table.rows]
    return f'<p class="note">{both(hint)}</p>' + parts.table(
        table, id_="table-departments", departments=own, drill=True, is_open=lambda row: bool(row[4])
    )


def _sections(snapshot: Snapshot) -> str:
    table = sections.section_table(snapshot)
    own = [word(row[0], "ja") for row in table.rows]
    return parts.table(
        table, id_="table-sections", departments=own, is_open=lambda row: word(row[2], "ja").startswith("空席")
    )


def _leaders(snapshot: Snapshot, *, with_names: bool) -> str:
    full = leaders_table(snapshot, snapshot.seats)
    own = [word(row[0], "ja") for row in full.rows]
    vacant = {number for number, seat in enumerate(snapshot.seats) if not seat.is_covered}
    open_rows = {id(row) for number, row in enumerate(full.rows) if number in vacant}
    if with_names:
        return parts.table(full, id_="table-leaders", departments=own, is_open=lambda row: id(row) in open_rows)
    reduced = without(full, *PERSONAL)
    kept = {id(row) for number, row in enumerate(reduced.rows) if number in vacant}
    return parts.table(reduced, id_="table-leaders", departments=own, is_open=lambda row: id(row) in kept)


def _skills(snapshot: Snapshot) -> str:
    table = skills.skill_table(snapshot, snapshot.organisation.people)
    bars = [
        (word(r[0], "ja"), word(r[0], "en"), (("a", _n(r[2])), ("c", _n(r[3])), ("track", _n(r[4]))))
        for r in table.rows
    ]
    chart = parts.bars(
        bars, Bilingual("青 充足、橙 不足、灰 未評価（人）", "Blue met, orange short, grey not assessed (people)")
    )
    departments = list(snapshot.departments)
    heat = skills.heat_table(snapshot, departments)
    own = [word(row[0], "ja") for row in heat.rows]
    listed = parts.table(table, id_="table-skills")
    return chart + listed + parts.heat(heat, id_="heat-departments", departments=own) + _section_heat(snapshot)


def _section_heat(snapshot: Snapshot) -> str:
    units = list(dict.fromkeys(seat.section for seat in snapshot.seats))
    heat = skills.heat_table(snapshot, units)
    own = []
    for unit in units:
        department = snapshot.organisation.department_of(unit.id)
        own.append(department.full_name if department else "")
    name = both(Bilingual("課ごとの不足を開く", "Open the gaps of sections"))
    return f"<details><summary>{name}</summary>{parts.heat(heat, id_='heat-sections', departments=own)}</details>"


def _demand(snapshot: Snapshot) -> str:
    table = demand.demand_table(snapshot)
    bars = [
        (word(r[0], "ja"), word(r[0], "en"), (("a", _n(r[2])), ("b", _n(r[3])), ("c", _n(r[4])))) for r in table.rows
    ]
    chart = parts.bars(
        bars,
        Bilingual(
            "青 認定済み、水色 育成中、橙 これから（人）",
            "Blue recognised, light blue in training, orange still to find",
        ),
    )
    return chart + parts.table(table, id_="table-demand", is_open=lambda row: bool(row[4]))


def _progress(snapshot: Snapshot) -> str:
    table = progress.progress_table(snapshot)
    bars = [
        (word(r[0], "ja"), word(r[0], "en"), (("a", _n(r[2])), ("b", max(0.0, _n(r[1]) - _n(r[2])))))
        for r in table.rows
    ]
    chart = parts.bars(
        bars,
        Bilingual(
            "月に終わる研修の席（青 修了済み、水色 これから）",
            "Seats ending in the month (blue completed, light blue to come)",
        ),
    )
    return chart + parts.table(table, id_="table-progress")


def _seats(snapshot: Snapshot) -> str:
    reasons = parts.table(progress.reason_table(snapshot), id_="table-reasons", titled=True)
    trainings = progress.waiting_table(snapshot)
    return reasons + parts.table(trainings, id_="table-trainings", is_open=lambda row: bool(row[2]), titled=True)


def _answers(snapshot: Snapshot) -> str:
    table = sections.answer_table(snapshot)
    own = [word(row[0], "ja") for row in table.rows]
    return parts.table(table, id_="table-answers", departments=own, is_open=lambda row: bool(row[2] or row[3]))


def _n(fact: Fact) -> float:
    return float(str(fact))
