"""Commands that share options: one frozen value declares them, and the command gets it as one argument."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Any


def shares(
    options: type[Any], name: str, *, first: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The command with the options of a frozen dataclass; they reach it as the argument `name`.

    On the terminal they stand behind the command's own options, or before them with `first`.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        added = inspect.get_annotations(options, eval_str=True)
        own = [one for one in inspect.signature(command, eval_str=True).parameters.values() if one.name != name]
        shared = [
            inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=added[one.name])
            for one in fields(options)
        ]

        @wraps(command)
        def run(**values: Any) -> None:
            value = options(**{one.name: values.pop(one.name) for one in shared})
            command(**values, **{name: value})

        own = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own]
        parameters = [*shared, *own] if first else [*own, *shared]
        # What Typer reads; `wraps` alone would show it the command's own.
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return decorate
