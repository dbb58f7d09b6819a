"""Writing a framework as definition files: what `load` reads back as the same framework."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from skillmap.framework.model import Framework
from skillmap.framework.schemas import modeline
from skillmap.framework.yaml_files import text_of


def texts(framework: Framework) -> dict[str, str]:
    """File name below the folder -> content, for every file of the framework.

    Trainings come in one file: a framework does not remember how they were divided.
    """
    groups = [{"id": "all", "name": {"ja": "研修", "en": "Trainings"}, "trainings": _all(framework.trainings)}]
    files: dict[str, Any] = {"framework.yaml": plain(framework.header)}
    files |= {f"standards/{s.id}.yaml": plain(s) for s in framework.standards.values()}
    for category in framework.categories.values():
        files[f"skills/{category.id}.yaml"] = plain(category)
    files |= {f"roles/{r.id}.yaml": plain(r) for r in framework.roles.values()}
    files |= {f"trainings/{g['id']}.yaml": g for g in groups if g["trainings"]}
    files |= {f"transitions/{t.id}.yaml": plain(t) for t in framework.transitions.values()}
    single: Mapping[str, Iterable[BaseModel]] = {
        "careers.yaml": framework.careers,
        "qualifications.yaml": framework.qualifications.values(),
        "needs.yaml": framework.needs,
    }
    files |= {name: [plain(v) for v in values] for name, values in single.items() if values}
    if framework.conduct:
        files["conduct.yaml"] = plain(framework.conduct)
    # Always: no framework is read without a leader rule.
    files["leaders.yaml"] = plain(framework.leaders)
    return {name: modeline(name) + text_of(data) for name, data in files.items()}


def write(framework: Framework, folder: Path) -> None:
    """The files of a framework into a folder; what it replaces is overwritten, other files stay."""
    for name, text in texts(framework).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def plain(value: BaseModel) -> dict[str, Any]:
    """A definition as the mapping that stands in its file: no defaults, level and grade keys as text."""
    return {
        str(k): _text_keys(v) for k, v in value.model_dump(mode="json", by_alias=True, exclude_defaults=True).items()
    }


def _all(entities: Mapping[str, BaseModel]) -> list[dict[str, Any]]:
    return [plain(e) for e in entities.values()]


def _text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k): _text_keys(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_text_keys(v) for v in value]
    return value
