"""Let commands share options: a named tuple of options, taken by a command as one parameter."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_type_hints

__all__ = ["grouped"]


def grouped(function: Callable[..., None]) -> Callable[..., None]:
    """Return `function` as Typer wants it: each field of a named tuple an option of its own.

    The fields carry their `Annotated[..., typer.Option(...)]`; when the command runs, the tuple is
    built from the options and passed in their place.
    """
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, Any] = {}
    parameters = []
    for name, parameter in inspect.signature(function).parameters.items():
        if hasattr(hints[name], "_field_defaults"):
            groups[name] = hints[name]
            inner = get_type_hints(hints[name], include_extras=True)
            parameters += [
                inspect.Parameter(
                    field, parameter.KEYWORD_ONLY, default=hints[name]._field_defaults[field], annotation=hint
                )
                for field, hint in inner.items()
            ]
        else:
            parameters.append(parameter.replace(kind=parameter.KEYWORD_ONLY, annotation=hints[name]))

    @wraps(function)
    def command(**values: Any) -> None:
        for name, group in groups.items():
            values[name] = group(**{field: values.pop(field) for field in group._fields})
        function(**values)

    del command.__wrapped__
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command
