"""The pytest plugin: the options of ``pytest harness``, and nothing else unless that is what runs."""

import argparse
import secrets
import warnings
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from harness.errors import HarnessError, HarnessWarning
from harness.settings import PROFILES, Settings

__all__: list[str] = []

_ACCEPTANCE = Path(__file__).parent.parent / "acceptance"
_OPTIONS = frozenset({"--system", "--profile", "--engine", "--es-url", "--save-run", "--baseline", "--corpus"})
"""Some of the options by which the suite is told from any other folder of its name."""
_RUNS = pytest.StashKey[bool]()
"""Whether the options of the suite were added."""


def pytest_load_initial_conftests(early_config: pytest.Config, parser: pytest.Parser) -> None:
    """Add the options of ``pytest harness``, if that is what runs: in any other run they might clash with another's."""
    known, folder = early_config.known_args_namespace, early_config.invocation_params.dir
    named = known.file_or_dir or _test_paths(early_config)
    if not _name_acceptance(named, folder, pyargs=known.pyargs):
        _say_which_harness(named, folder, early_config.invocation_params.args)
    else:
        try:
            _add_options(parser)
        except (ValueError, argparse.ArgumentError) as clash:
            raise pytest.UsageError(
                f"another plugin of pytest has an option that `pytest harness` has too ({clash}): leave that plugin "
                "out with -p no:NAME; `pytest --trace-config` lists their names"
            ) from None
        early_config.stash[_RUNS] = True


def _say_which_harness(named: Sequence[str], folder: Path, words: Sequence[object]) -> None:
    """Raise where options of the suite stand beside a folder `harness` that is another's."""
    others = [folder / name for name in named if Path(name).parts[:1] == ("harness",) and (folder / name).exists()]
    ours = [word for word in map(str, words) if word.partition("=")[0] in _OPTIONS]
    if others and ours:
        raise pytest.UsageError(
            f"{ours[0]} is an option of the installed suite, and {others[0]} is another's: "
            "run `pytest --pyargs harness`"
        )


def _add_options(parser: pytest.Parser) -> None:
    group = parser.getgroup("search accuracy", "search accuracy (pytest harness)")
    add = group.addoption
    add("--engine", metavar="VERSION", help="embedded Elasticsearch to run; see `search-harness engine list`")
    add("--es-url", metavar="URL", help="a running Elasticsearch (or HARNESS_ES_URL); secrets: see the README")
    add("--es-home", metavar="DIR", type=Path, help="an unpacked Elasticsearch to start (or HARNESS_ES_HOME)")
    add(
        "--system",
        metavar="DIR",
        type=Path,
        help="the system folder to test, or a shipped one: reference (default), naive, fuzzy",
    )
    add(
        "--allow-code",
        action="store_true",
        default=None,
        help="run what is code in the system's folder: read it before (docs/systems.md)",
    )
    add(
        "--golden",
        metavar="DIR",
        action="append",
        help="golden queries to ask instead of the shipped ones, which are called `shipped`; may be said several times",
    )
    add("--policy", metavar="FILE", type=Path, help="the policy to judge by (default: the one that is shipped)")
    add("--seed", metavar="TEXT", help="seed of the corpus (default: 1); random: one drawn now, and printed")
    add("--profile", metavar="NAME", help=f"how much to ask: {'; '.join(map(_told, PROFILES.values()))}")
    add("--people", metavar="N", type=int, help="generated people (default: the profile's)")
    add("--incidents", metavar="N", type=int, help="generated incidents (default: the profile's)")
    add("--topics", metavar="N", type=int, help="topics per class (default: the profile's)")
    add("--corpus", metavar="DIR", type=Path, help="ask what `search-harness corpus --out DIR` wrote, and nothing else")
    add("--redact", action="store_true", help="tell nothing of the records that --golden asks about: hashes instead")
    add("--topic", metavar="ID", help="ask only this topic, by the id that a failure names")
    add("--relation", metavar="NAME", help="ask only this relation; see `search-harness relations`")
    add("--report-json", metavar="FILE", type=Path, help="write the whole run to FILE, as docs/report.md describes")
    add(
        "--baseline",
        metavar="FILE",
        type=Path,
        help="compare with the run in FILE, as `search-harness compare` does: that decides the exit status",
    )
    add("--save-run", metavar="FILE", type=Path, help="keep the whole run in FILE: `search-harness judge FILE`")
    page: dict[str, Any] = {"metavar": "FILE", "type": Path, "dest": "report_html"}
    add("--report-html", **page, help="write the run that --save-run keeps as a page to read and hand over")
    with suppress(ValueError, argparse.ArgumentError):  # another plugin has it: then it is that one's
        add("--html", **page, help="the same, where no other plugin has an option of that name")


@pytest.hookimpl(tryfirst=True)  # Hypothesis looks for its profile in its own pytest_configure
def pytest_configure(config: pytest.Config) -> None:
    """Take charge of the run if the acceptance suite is part of it."""
    if not config.stash.get(_RUNS, False) or not _name_acceptance(
        config.args, config.invocation_params.dir, pyargs=config.option.pyargs
    ):
        return
    from harness.pytest_plugin.controller import Conductor
    from harness.pytest_plugin.hidden import Hidden
    from harness.relations.profiles import load_profile

    try:
        conductor = Conductor(config)
        load_profile(conductor.choices.hypothesis_profile or conductor.choices.settings.hypothesis_profile)
        conductor.choices.hypothesis_seed = _seed_of_relations(config)
    except HarnessError as error:
        raise pytest.UsageError(str(error)) from None
    if conductor.choices.redaction:
        config.pluginmanager.register(Hidden(), "search-harness-hidden")
    else:
        _list_warnings(config)
    config.pluginmanager.register(conductor, "search-harness-conductor")
    config.pluginmanager.register(conductor.courier, "search-harness-courier")


def _list_warnings(config: pytest.Config) -> None:
    """Let what we or a cluster warn of be listed at the end, and end nothing, whatever becomes of other warnings.

    pytest has set its filters already for what lies between tests, and sets them again for each of those.
    """
    from elastic_transport import TransportWarning
    from elasticsearch import ElasticsearchWarning

    for warning in (ElasticsearchWarning, HarnessWarning, TransportWarning):
        warnings.filterwarnings("default", category=warning)
        config.addinivalue_line("filterwarnings", f"default::{warning.__module__}.{warning.__qualname__}")


def _seed_of_relations(config: pytest.Config) -> str:
    """Return what ``--hypothesis-seed`` says; of a profile that looks at random a new seed, elsewhere none.

    The option is set to it, so that the workers of a distributed run draw alike.
    """
    import hypothesis

    given = config.getoption("--hypothesis-seed", default=None)
    in_force = hypothesis.settings.default
    if given is None and in_force and not in_force.derandomize:
        given = config.option.hypothesis_seed = str(secrets.randbelow(2**32))
    return str(given) if given is not None else ""


def _told(profile: Settings) -> str:
    """Say in a line of help what `profile` asks."""
    note = {"smoke": ", in seconds, never enough for a GO", "acceptance": " (default)", "deep": ", for a night"}
    sizes = f"{profile.people} people, {profile.incidents} incidents, {profile.topics} topics a class"
    return f"{profile.profile}: {sizes}{note[profile.profile]}"


def _test_paths(config: pytest.Config) -> list[str]:
    """Return where tests are looked for if no argument says it."""
    return list(config.getini("testpaths")) if config.invocation_params.dir == config.rootpath else []


def _name_acceptance(arguments: Sequence[str], folder: Path, *, pyargs: bool) -> bool:
    """Return whether any of `arguments` names the acceptance suite, or a folder that holds it."""
    for argument in arguments:
        name = argument.split("::")[0]
        path = folder / name
        # As pytest does: the name of a package comes before a folder of that name.
        if pyargs and not name.startswith((".", "/")) and (spec := find_spec(name)) and spec.origin:
            path = Path(spec.origin).parent if spec.submodule_search_locations else Path(spec.origin)
        path = path.resolve()
        if _ACCEPTANCE.is_relative_to(path) or path.is_relative_to(_ACCEPTANCE):
            return True
    return False
