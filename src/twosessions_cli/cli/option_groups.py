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
    groups: dict[str, Any] = {}
    parameters = []
    # Not get_type_hints: of a function it hides, in Python 3.10, `Annotated` behind an Optional where the
    # default is None.
    for name, parameter in inspect.signature(function, eval_str=True).parameters.items():
        if hasattr(parameter.annotation, "_field_defaults"):
            group = groups[name] = parameter.annotation
            parameters += [
                inspect.Parameter(
                    field, parameter.KEYWORD_ONLY, default=group._field_defaults[field], annotation=hint
                )
                for field, hint in get_type_hints(group, include_extras=True).items()
            ]
        else:
            parameters.append(parameter.replace(kind=parameter.KEYWORD_ONLY))

    @wraps(function)
    def command(**values: Any) -> None:
        for name, group in groups.items():
            values[name] = group(**{field: values.pop(field) for field in group._fields})
        function(**values)

    del command.__wrapped__
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command
