"""The sandbox that templates run in: what they may reach, and what there is not, in words that name what there is."""

from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generators.queries import IncidentQuery, PersonQuery, Query
from harness.errors import did_you_mean
from harness.systems.files import SystemFiles
from harness.systems.filters import FILTERS

__all__ = ["Boxes", "UnknownBoxError", "sandbox"]

_ATTRIBUTES = 1_000
"""So many attributes are remembered as safe or not: far more than any folder's templates use."""

_FORMS = {PersonQuery: "a person search", IncidentQuery: "an incident search"}


class UnknownBoxError(TemplateError):
    """A box that no form has."""


class _Undefined(StrictUndefined):
    """What there is not: of a record, in words that name what there is."""

    @property
    def _undefined_message(self) -> str:
        if isinstance(self._undefined_obj, dict):
            name = str(self._undefined_name)
            return f"a record has no {name!r} there{did_you_mean(name, map(str, self._undefined_obj))}"
        return super()._undefined_message


class Boxes(dict[str, str]):
    """What was typed, box by box; to read a box that there is not is an error at once, whatever is done with it."""

    def __init__(self, query: Query) -> None:
        super().__init__((box, getattr(query, box)) for box in query.boxes())
        self._form = type(query)

    def __missing__(self, box: str) -> str:
        raise UnknownBoxError(f"{_FORMS[self._form]} has no box {box!r}{did_you_mean(box, self)}")


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox with short ways for what a request does dozens of times: to read a box, and to use its own macro.

    Neither needs to be checked for what it might reach, and of the time that it takes to ask a system, most that is not
    the engine's was spent on such checks.  What an attribute of a type may reach is looked at once.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template may use: one dictionary, looked through each time that a template uses another."""
        return {**self.globals, **d} if d else self.globals

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        if type(obj) is Boxes or (type(obj) is dict and attribute in obj):
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        asked = (type(obj), attr)
        safe = self._safe.get(asked)
        if safe is None:
            safe = super().is_safe_attribute(obj, attr, value)
            if len(self._safe) < _ATTRIBUTES:  # a text that was typed may be taken for the name of one
                self._safe[asked] = safe
        return safe

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if type(called) is Macro:
            # Variables of a loop about the call, which compiled templates pass and no macro takes.
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return called(*args, **kwargs)
        return super().call(context, called, *args, **kwargs)


def sandbox(files: SystemFiles, finalize: Callable[[object], object] | None) -> Environment:
    """Return what the templates among `files` may use: a sandbox, strict about names, and each other."""
    environment = _Sandbox(
        # With its name as that of its file, by which a line in a traceback is known to be the template's.
        loader=FunctionLoader(lambda name: (files.text(name), name, None) if name in files.contents else None),
        undefined=_Undefined,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=finalize,
    )
    environment.filters.update(FILTERS)
    return environment
