"""Recipes of this office and those that come with the program: found by name, or by the headings of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from skillmap.documents import recipe as recipes
from skillmap.documents.reading import headings
from skillmap.documents.recipe import Recipe
from skillmap.errors import InputRefused, NeedsAnswer, Refusal
from skillmap.office.intake.kind import ListKind
from skillmap.office.office import Office
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import heading_key

_LOOKED_AT = 2_000_000
"""Bytes of a file that is compared with recipes that come with the program; for a larger one name the recipe."""


def own(office: Office, kinds: Mapping[str, Layout]) -> dict[str, Recipe]:
    """The office's recipes by name. Raises InputRefused (E_RECIPE) with every problem of all of them."""
    return _loaded(sorted((office.workspace.root / recipes.FOLDER).glob("*.yaml")), kinds)


def built_in(kinds: Mapping[str, Layout]) -> dict[str, Recipe]:
    """The recipes that come with the program, by name, for these kinds of lists."""
    folder = Path(str(files("skillmap.documents"))) / "recipes"
    # Most lists have none of them: reading the definitions of all would cost every import its share.
    begins = tuple(f"list: {kind}\n" for kind in kinds)
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.read_text("utf-8").startswith(begins)]
    return _loaded(paths, kinds, strict=False)


def _loaded(paths: list[Path], kinds: Mapping[str, Layout], *, strict: bool = True) -> dict[str, Recipe]:
    found: dict[str, Recipe] = {}
    problems: list[Problem] = []
    for path in paths:
        recipe, wrong = recipes.load(path, kinds)
        problems += [one for one in wrong if strict and one.code != "E_RECIPE_LIST"]
        if recipe is not None:
            found[path.stem] = recipe
    if problems:
        raise InputRefused("E_RECIPE", problems)
    return found


def options_for(office: Office, file: Path, kind: ListKind, options: ReadOptions, name: str) -> ReadOptions:
    """The options with a recipe: the one that the user names, else the one whose headings the file has, if any.

    Raises InputRefused (E_RECIPE, E_RECIPE_UNKNOWN) or NeedsAnswer (E_RECIPE_SEVERAL).
    """
    layouts = {one.id: one for one in kind.layouts(office)}
    taught, shipped = own(office, layouts), built_in(layouts)
    if name:
        chosen = taught.get(name) or shipped.get(name)
        if chosen is None:
            raise InputRefused("E_RECIPE", [recipes.no_recipe(name, (*taught, *shipped))])
        return _with(name, chosen, options)
    candidates = {**(shipped if file.stat().st_size <= _LOOKED_AT else {}), **taught}
    if not candidates:
        return options
    texts = _headings(file)
    fitting = {key: one for key, one in candidates.items() if recipes.fits(one, texts)}
    # What the office has taught of a program goes before what comes with ours.
    fitting = {key: one for key, one in fitting.items() if key in taught} or fitting
    # The recipe that knows most of the headings; a shorter one fits many files.
    most = max((len(one.known_by) for one in fitting.values()), default=0)
    best = {key: one for key, one in fitting.items() if len(one.known_by) == most}
    if len(best) > 1:
        question = problem("E_RECIPE_SEVERAL", CellPlace(file.name), expected=tuple(best))
        raise NeedsAnswer("E_ASK", [question], file=file.name, count=1)
    return _with(*next(iter(best.items())), options) if best else options


def recognised(office: Office, file: Path, layouts: Mapping[str, Layout]) -> str:
    """The id of the list that the recipe with the most of a file's headings says it is; empty without one."""
    texts = _headings(file)
    shipped = built_in(layouts) if file.stat().st_size <= _LOOKED_AT else {}
    taught = [one for one in own(office, layouts).values() if recipes.fits(one, texts)]
    fitting = taught or [one for one in shipped.values() if recipes.fits(one, texts)]
    return max(fitting, key=lambda one: len(one.known_by)).list if fitting else ""


def _with(name: str, recipe: Recipe, options: ReadOptions) -> ReadOptions:
    return replace(recipes.applied(recipe, options), recipe=name)


def _headings(file: Path) -> frozenset[str]:
    """The headings of a file's sheets, folded; empty when it cannot be opened (told when it is read)."""
    try:
        return frozenset(heading_key(text) for _, texts in headings(file, most=200, width=200) for text in texts)
    except Refusal:
        return frozenset()
