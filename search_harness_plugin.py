"""Where pytest finds the plugin of ``pytest harness``, under a name that no folder of somebody else's has.

A repository may have a folder `harness` of its own.  Under ``python -m pytest`` it then stands before the installed
package, and is in the way of the suite; whoever does not ask for the suite shall not notice.
"""

import sys
from pathlib import Path

import pytest

try:
    from harness.pytest_plugin.plugin import pytest_configure, pytest_load_initial_conftests
except ModuleNotFoundError as error:
    if error.name is None or not error.name.startswith("harness"):
        raise

    def pytest_load_initial_conftests(early_config: pytest.Config, parser: pytest.Parser) -> None:  # noqa: ARG001
        """Say why the suite cannot run, if that is what the command line asks for."""
        if any("harness" in Path(str(named)).parts for named in early_config.known_args_namespace.file_or_dir):
            other = getattr(sys.modules.get("harness"), "__path__", ["another package"])[0]
            raise pytest.UsageError(
                f"{other} stands before the installed package `harness`: run `pytest --pyargs harness`, without "
                "`python -m`, or from another folder"
            )

    __all__ = ["pytest_load_initial_conftests"]
else:
    __all__ = ["pytest_configure", "pytest_load_initial_conftests"]
