"""Data only moves to the right: each layer imports only from those before it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LAYERS = (
    ("generators",),
    ("golden_queries",),
    (
        "harness.errors",
        "harness.settings",
        "harness.digest",
        "harness.interrupts",
        "harness.outputs",
        "harness.secrets",
        "harness.tls",
        "harness.toml",
        "harness.runs",
    ),
    ("harness.engine", "harness.systems", "harness.golden"),
    ("harness.judging",),
    ("harness.backends",),
    ("harness.loading", "harness.exchange"),
    ("harness.fidelity",),
    ("harness.relations", "harness.diagnosis", "harness.measuring"),
    ("harness.mutants",),
    ("harness.report",),
    ("harness.commands", "harness.pytest_plugin", "harness.cli"),
    ("harness.acceptance",),
)

LINES = 250
"""So long may a module be; half of them have less than 80 lines."""


def modules() -> dict[str, Path]:
    files = [path for top in ("generators", "golden_queries", "harness") for path in (ROOT / top).rglob("*.py")]
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files}


def imports(module: str, path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] in {"generators", "golden_queries", "harness"}}


def layer(name: str) -> int:
    places = [
        (len(prefix), number)
        for number, prefixes in enumerate(LAYERS)
        for prefix in prefixes
        if name == prefix or name.startswith(f"{prefix}.")
    ]
    return max(places)[1] if places else -1


@pytest.mark.parametrize("module", sorted(set(modules()) - {"harness"}))
def test_every_module_has_a_layer(module: str) -> None:
    assert layer(module) >= 0, f"{module} stands in no layer"


@pytest.mark.parametrize("module", sorted(set(modules()) - {"harness"}))
def test_a_module_imports_only_from_its_own_layer_and_those_before(module: str) -> None:
    later = {name for name in imports(module, modules()[module]) if layer(name) > layer(module)}

    assert later == set()


@pytest.mark.parametrize("module", sorted(modules()))
def test_no_module_is_longer_than_can_be_read_at_once(module: str) -> None:
    assert len(modules()[module].read_text(encoding="utf-8").splitlines()) <= LINES


def test_what_is_true_knows_nothing_of_elasticsearch() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "generators").rglob("*.py")]

    assert not [source for source in sources if "import elasticsearch" in source or "from elasticsearch" in source]
