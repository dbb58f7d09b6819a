"""Mistakes on the command line, in the user's language, with the nearest command or option."""

import difflib
import re
from typing import Any

import typer

from skillmap.cli import state


def explain(error: Any) -> None:
    """Say on stderr what is wrong with the command line, the nearest right form and where help is."""
    from skillmap.cli.output import clean
    from skillmap.i18n import sentence

    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(error.format_message(), err=True)
        return
    lang = state.lang()
    context = getattr(error, "ctx", None)
    key, facts = _kind(error)
    typer.echo(clean(sentence(key, lang, **facts)), err=True)
    near = difflib.get_close_matches(facts.get("found", ""), _known(context, key), n=3, cutoff=0.5)
    if near:
        typer.echo(sentence("usage.near", lang, near=tuple(near)), err=True)
    path = context.command_path if context is not None else "skillmap"
    typer.echo(sentence("usage.help", lang, command=f"{path} --help"), err=True)


def _kind(error: Any) -> tuple[str, dict[str, str]]:
    """The key of the sentence and its facts, read off the library's exception and its English message."""
    message = error.format_message()
    shown = _parameter(getattr(error, "param", None))
    wrong = _wrong_kind(error, shown)
    if wrong is not None:
        return wrong
    by_type = {
        "NoSuchOption": ("E_OPTION", {"found": str(getattr(error, "option_name", ""))}),
        "MissingParameter": ("E_OPTION_MISSING", {"name": shown}),
        "BadParameter": ("E_OPTION_VALUE", {"name": shown, "found": str(error.message)}),
    }
    if known := by_type.get(type(error).__name__):
        return known
    if found := re.search(r"No such command '?([^'.]*)'?", message):
        return "E_COMMAND", {"found": found[1]}
    if found := re.search(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", message):
        return "E_ARGUMENT_EXTRA", {"found": found[1]}
    return "E_USAGE", {"found": message}


def _wrong_kind(error: Any, shown: str) -> tuple[str, dict[str, str]] | None:
    """What the library's check of a value found, read off the check itself: its sentence is English."""
    cause = error.__cause__
    found = cause.errors()[0] if type(cause).__name__ == "ValidationError" else {}
    limits = {f"limit_{name}": str(value) for name, value in found.get("ctx", {}).items()}
    match found.get("type", ""):
        case "int_parsing" | "int_from_float" | "int_type":
            key = "E_OPTION_INTEGER"
        case "float_parsing" | "float_type" | "finite_number":
            key = "E_OPTION_NUMBER"
        case "greater_than_equal" | "greater_than":
            key, limits["limit"] = "E_OPTION_LEAST", limits.get("limit_ge", limits.get("limit_gt", ""))
        case "less_than_equal" | "less_than":
            key, limits["limit"] = "E_OPTION_MOST", limits.get("limit_le", limits.get("limit_lt", ""))
        case "value_error" if "one of" in found["msg"]:
            key, limits["limit"] = "E_OPTION_ONE_OF", ", ".join(re.findall(r"'([^']*)'", found["msg"])[1:])
        case _:
            return None
    return key, {"name": shown, "value": str(found["input"]), "limit": limits.get("limit", "")}


def _parameter(parameter: Any) -> str:
    if parameter is None:
        return ""
    return str(parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name)


def _known(context: Any, key: str) -> list[str]:
    if context is None:
        return []
    if key == "E_COMMAND":
        return list(context.command.list_commands(context))
    return [name for p in context.command.params for name in p.opts] if key == "E_OPTION" else []
