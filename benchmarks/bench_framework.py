"""Definition files: load and check against parsing alone, and a framework far larger than any office's.

`--full`: 2,000 skills, 200 roles with 6 grades each, 2,000 trainings; else a fifth of it. Times are processor time of
this process; memory is the peak of a child that does nothing else.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import yaml

from skillmap.framework import diff, dump
from skillmap.framework.case_in import read_package
from skillmap.framework.check import examine
from skillmap.framework.foreign import texts
from skillmap.framework.load import load, shipped
from skillmap.framework.reader import read

ROUNDS = 7
LIMIT = 3.0
"""Load and check of what is shipped may take so many times as long as parsing the same files."""


CASE_LIMIT = 2.0
"""Reading a CASE package may take so many times as long as parsing its JSON."""


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median processor time."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def parse_only(folder: Path) -> None:
    """What parsing alone takes: the same library and its C parser, no places, no checks."""
    for path in folder.rglob("*.yaml"):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def large(folder: Path, scale: int) -> None:
    """A framework of `scale` × (400 skills, 40 roles × 6 grades, 400 trainings) in files of 100 entities."""
    skills, roles = 400 * scale, 40 * scale
    framework, _ = load(shipped())
    assert framework is not None
    for name, text in dump.texts(framework).items():
        if name == "framework.yaml":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    for start in range(0, skills, 100):
        names = range(start, min(start + 100, skills))
        _write(folder, "skills", f"s-{start}", "skills", [_skill(n) for n in names])
        _write(folder, "trainings", f"t-{start}", "trainings", [_training(n, skills) for n in names])
    for n in range(roles):
        path = folder / "roles" / f"role-{n}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_yaml(_role(n, skills)), "utf-8")
    rule = {
        "id": "one",
        "name": _name("決まり"),
        "title": _name("リーダー"),
        "source": "-",
        "verified": False,
        "role": "role-0",
    }
    (folder / "leaders.yaml").write_text(_yaml({"use": "one", "rules": [rule]}), "utf-8")


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def _write(folder: Path, sub: str, name: str, key: str, entities: list[dict[str, object]]) -> None:
    path = folder / sub / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_yaml({"id": name, "name": _name(name), key: entities}), "utf-8")


def _name(text: str) -> dict[str, str]:
    return {"ja": f"{text}の名称", "en": f"Name of {text}"}


def _skill(n: int) -> dict[str, object]:
    words = ("窓口の記録", "手順の見直し", "数字の比較", "業者との調整", "方針の決定")
    levels = {
        str(i): {"ja": f"{words[i]}を{n}番の仕事で行う。" * (i + 1), "en": f"Does {i} in work {n}. " * (i + 1)}
        for i in range(5)
    }
    return {"id": f"skill-{n}", "name": _name(f"スキル{n}"), "definition": _name(f"力{n}"), "descriptors": levels}


def _training(n: int, skills: int) -> dict[str, object]:
    return {
        "id": f"training-{n}", "name": _name(f"研修{n}"), "format": "half-day", "hours": 3.0, "half_days": 1,
        "provider": _name("人事課"), "audience": _name("全員"), "summary": _name(f"概要{n}"),
        "prerequisites": {"trainings": [f"training-{n - 1}"] if n % 4 else []},
        "teaches": {f"skill-{(n // 4 + k * 97) % skills}": n % 4 + 1 for k in range(2)},
    }  # fmt: skip


def _role(n: int, skills: int) -> dict[str, object]:
    grades = {
        str(g): {
            "summary": _name(f"段階{g}"),
            "requires": {f"skill-{(n * 11 + k) % (skills // 4)}": min(4, g) for k in range(9)},
            "prescribed": [f"training-{(n * 11 + k) * 4 % skills}" for k in range(3)],
        }
        for g in range(1, 7)
    }
    return {
        "id": f"role-{n}", "name": _name(f"人材像{n}"), "purpose": _name("目的"), "duties": [_name("仕事")],
        "origin": "ours", "grades": grades,
    }  # fmt: skip


def child(folder: str) -> None:
    """Load a folder and print the peak memory in MB."""
    load(Path(folder))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def memory(folder: Path) -> int:
    """Peak memory of loading, MB."""
    done = subprocess.run(
        [sys.executable, __file__, "--child", str(folder)], check=True, capture_output=True, encoding="utf-8"
    )
    return int(done.stdout)


def report(name: str, folder: Path, rounds: int) -> float:
    """Prints one line per measure; gives load against parsing."""
    base = seconds(lambda: parse_only(folder), rounds)
    loaded = seconds(lambda: load(folder), rounds)
    deep = seconds(lambda: examine(read(folder), advise=True, deep=True), rounds)
    framework, problems = load(folder)
    assert framework is not None, problems[:5]
    compared = seconds(lambda: diff.compare(framework, framework), rounds)
    size = sum(p.stat().st_size for p in folder.rglob("*.yaml")) / 1e6
    print(f"{name}: {size:.1f} MB of YAML, {memory(folder)} MB of memory")
    for what, took in (("parse only", base), ("load and check", loaded), ("check --deep", deep), ("diff", compared)):
        print(f"  {what:16} {took * 1000:8.0f} ms {took / base:5.2f} x")
    return loaded / base


def case_package(items: int) -> str:
    """A package of another body, made up: a tree of items ten wide, with the keys that platforms write."""

    def name(key: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, key))

    def link(key: str) -> dict[str, str]:
        return {"title": key, "identifier": name(key), "uri": f"https://example.org/uri/{name(key)}"}

    def head(key: str) -> dict[str, str]:
        uri = f"https://example.org/uri/{name(key)}"
        return {"identifier": name(key), "uri": uri, "lastChangeDateTime": "2026-01-01T00:00:00+00:00"}

    made = [
        {
            **head(f"i{i}"), "fullStatement": f"Reads charts of kind {i} and tells colleagues what they mean",
            "humanCodingScheme": f"A.{i}", "listEnumeration": str(i), "CFItemType": "Competency",
            "CFItemTypeURI": link("Competency"), "CFDocumentURI": link("doc"), "language": "en", "educationLevel": [],
        }
        for i in range(items)
    ]  # fmt: skip
    ties = [
        {
            **head(f"t{i}"), "associationType": "isChildOf", "sequenceNumber": i % 10, "CFDocumentURI": link("doc"),
            "originNodeURI": link(f"i{i}"), "destinationNodeURI": link(f"i{i // 10}" if i else "doc"),
        }
        for i in range(items)
    ]  # fmt: skip
    document = {**head("doc"), "creator": "A body", "title": "Digital skills", "version": "3"}
    return json.dumps({"CFDocument": document, "CFItems": made, "CFAssociations": ties})


def report_case(items: int) -> None:
    """Reading a package into the values of definition files against parsing its JSON, and writing the files."""
    text = case_package(items)
    base = seconds(lambda: json.loads(text))
    took = seconds(lambda: read_package(text, "x.json"))
    written = seconds(lambda: texts(read_package(text, "x.json").files), 3)
    print(f"CASE package of {items:,} items, {len(text) / 1e6:.1f} MB")
    for what, time_ in (("json.loads", base), ("read", took), ("to YAML", written)):
        print(f"  {what:16} {time_ * 1000:8.0f} ms {time_ / base:5.2f} x")
    print(f"  limit for reading: {CASE_LIMIT} x, {'kept' if took / base <= CASE_LIMIT else 'MISSED'}")


def main() -> None:
    if "--child" in sys.argv:
        child(sys.argv[-1])
        return
    ratio = report("shipped", shipped(), ROUNDS)
    print(f"  limit for load and check: {LIMIT} x, {'kept' if ratio <= LIMIT else 'MISSED'}")
    report_case(10_000)
    for scale in (1, 5) if "--full" in sys.argv else (1,):
        with tempfile.TemporaryDirectory() as made:
            large(Path(made), scale)
            report(f"{400 * scale} skills, {40 * scale} roles x 6 grades, {400 * scale} trainings", Path(made), 1)


if __name__ == "__main__":
    main()
