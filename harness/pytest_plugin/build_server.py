"""What a build server reads beside the tests (``--junitxml``): the verdict as a case, and where it comes from."""

from collections.abc import Iterator
from typing import Any

import pytest

from harness.judging.reasons import Kind
from harness.report.model import Conclusion

__all__ = ["tell_build_server"]

_CASE = "harness/acceptance/verdict.py::verdict"
"""Where the verdict stands among the cases; there is no such test, since no test knows it."""


def tell_build_server(config: pytest.Config, conclusion: Conclusion) -> None:
    """Let the file of ``--junitxml``, if there will be one, say the verdict, and by which system and corpus.

    The case passes where the verdict is GO.  It fails where that is NO-GO or UNDECIDED, though every test may have
    passed, and is an error where the run is INVALID.
    """
    for file in _files(config):
        for name, value in _properties(conclusion).items():
            file.add_global_property(name, value)
        for report in _reports(conclusion):
            file.pytest_runtest_logreport(report)


def _files(config: pytest.Config) -> Iterator[Any]:
    """Yield what writes such a file: known by what it does, since pytest gives its type no public name."""
    for plugin in config.pluginmanager.get_plugins():
        if hasattr(plugin, "add_global_property") and hasattr(plugin, "pytest_runtest_logreport"):
            yield plugin


def _properties(conclusion: Conclusion) -> dict[str, str]:
    verdict, from_where = conclusion.verdict, conclusion.provenance
    told = {
        "verdict": verdict.kind.value,
        "exit_status": str(int(verdict.exit_status)),
        "policy_sha256": conclusion.policy.sha256,
        "seed": conclusion.settings.seed,
    }
    if from_where:
        names = ("system", "system_sha256", "engine", "corpus_sha256", "topics_sha256")
        told |= {name: str(getattr(from_where, name)) for name in names}
    return told


def _reports(conclusion: Conclusion) -> Iterator[pytest.TestReport]:
    kind = conclusion.verdict.kind
    text = "\n".join(f"{reason.kind.value}: {reason.text}" for reason in conclusion.verdict.reasons) or kind.value
    if kind is Kind.GO:
        yield _report("call", None)
    else:
        yield _report("setup" if kind is Kind.INVALID else "call", text)
    yield _report("teardown", None)


def _report(when: Any, text: str | None) -> pytest.TestReport:  # noqa: ANN401  # one of three words
    return pytest.TestReport(
        nodeid=_CASE,
        location=(_CASE.partition("::")[0], None, "verdict"),
        keywords={},
        outcome="failed" if text else "passed",
        longrepr=text,
        when=when,
    )
