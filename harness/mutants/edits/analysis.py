"""Changes of how texts are analysed."""

from collections.abc import Callable, Iterable

from harness.mutants.changes import Defined, Json
from harness.mutants.index import Index

__all__ = [
    "FORENAMES",
    "NAMES",
    "PLACES",
    "SURNAMES",
    "TEXTS",
    "added",
    "by_spaces",
    "characters",
    "default",
    "dropped",
    "dropped_at",
    "folded_as_written",
    "of_kind",
    "plain_umlauts",
    "strips_marks",
    "synonyms",
    "tokenised",
]

FORENAMES = ("names.forename", "names.middle", "involved.forename", "involved.middle")
SURNAMES = ("names.surname", "involved.surname")
NAMES = (*FORENAMES, *SURNAMES)
PLACES = ("addresses.street", "addresses.town", "street", "crossing", "town", "landmark")
TEXTS = ("narrative",)


def added(name: str, how: Json, *paths: str, indexed: bool = True, asked: bool = True, first: bool = False) -> Defined:
    """Return the change that adds a token filter to the analysis of texts at `paths`, last or `first`."""

    def edit(index: Index) -> None:
        for other in index.analysis("filter").values():
            if "synonyms" in other:
                other["lenient"] = True  # a rule of which the filter leaves nothing would be refused
        for analyser in index.analysers(*paths, indexed=indexed, asked=asked, normalisers=False):
            index.analysis("filter")[name] = how
            chain = analyser["filter"]
            # Not before synonyms, which are read through what stands before them.
            behind = [n for n, one in enumerate(chain, start=1) if "synonyms" in index.analysis("filter").get(one, {})]
            chain.insert(max(behind, default=0) if first else len(chain), name)

    return Defined(edit)


def characters(name: str, how: Json, *paths: str, asked: bool = True) -> Defined:
    """Return the change that adds a character filter before all others."""

    def edit(index: Index) -> None:
        for analyser in index.analysers(*paths, asked=asked, normalisers=False):
            index.analysis("char_filter")[name] = how
            analyser["char_filter"].insert(0, name)

    return Defined(edit)


def dropped(part: str, drops: Callable[[Json], bool]) -> Defined:
    """Return the change that takes every ``filter`` or ``char_filter`` out that `drops`, wherever it is used."""

    def edit(index: Index) -> None:
        for analyser in index.everywhere():
            _drop(index, analyser, part, drops)

    return Defined(edit)


def _drop(index: Index, analyser: Json, part: str, drops: Callable[[Json], bool]) -> None:
    known = index.analysis(part)
    if some := analyser.get(part):
        analyser[part] = [name for name in some if not drops({"type": name, **known.get(name, {})})]


def of_kind(*kinds: str) -> Callable[[Json], bool]:
    """Return whether a filter is one of `kinds`."""
    return lambda how: how["type"] in kinds


def dropped_at(kinds: Iterable[str], *paths: str, indexed: bool = True, asked: bool = True) -> Defined:
    """Return the change that takes token filters out of the analysis of what is at `paths` alone."""

    def edit(index: Index) -> None:
        for analyser in index.analysers(*paths, indexed=indexed, asked=asked):
            _drop(index, analyser, "filter", of_kind(*kinds))

    return Defined(edit)


def synonyms(*pair: str, kept: float = 0.0) -> Defined:
    """Return the change that empties each list of synonyms in which one rule holds all of `pair`, or keeps its head."""

    def edit(index: Index) -> None:
        for how in index.analysis("filter").values():
            rules = how.get("synonyms", [])
            if any(set(pair) <= set(_words(rule)) for rule in rules):
                how["synonyms"] = rules[: int(len(rules) * kept)] or ["nothing, nothing"]

    return Defined(edit)


def _words(rule: str) -> list[str]:
    return [word.strip() for word in rule.replace("=>", ",").split(",")]


def default(*paths: str) -> Defined:
    """Return the change by which what is at `paths` is analysed as Elasticsearch does where nothing is said."""

    def edit(index: Index) -> None:
        for field in index.fields(*paths):
            for key in ("analyzer", "search_analyzer", "normalizer"):
                field.mapping.pop(key, None)

    return Defined(edit)


def plain_umlauts(index: Index) -> None:
    """Let no letter become two: ü is u, and not ue."""
    for how in index.analysis("char_filter").values():
        pairs = [tuple(part.strip() for part in rule.split("=>")) for rule in how.get("mappings", [])]
        if any(len(to) == 2 and to.isascii() for _, to in pairs):
            how["mappings"] = [f"{letter} => {to[:1]}" for letter, to in pairs]


def tokenised(index: Index) -> None:
    """Let no name be one word of all its letters: each word of it stands alone."""
    for analyser in index.everywhere():
        if analyser.get("tokenizer") == "keyword":
            known = index.analysis("char_filter")
            analyser["tokenizer"] = "standard"
            analyser["char_filter"] = [n for n in analyser.get("char_filter", []) if not _joins(known.get(n, {}))]


def _joins(how: Json) -> bool:
    return how.get("type") == "pattern_replace" and how.get("pattern", "").startswith("[^") and not how["replacement"]


def by_spaces(index: Index) -> None:
    """Let words end at spaces alone."""
    for analyser in index.analysers(*NAMES, *PLACES, *TEXTS, normalisers=False):
        if analyser.get("tokenizer") != "keyword":
            analyser["tokenizer"] = "whitespace"


def strips_marks(how: Json) -> bool:
    """Whether a character filter brings composed and decomposed letters together."""
    return how["type"].startswith("icu_normalizer") or "\\p{M}" in how.get("pattern", "") or _composes(how)


def _composes(how: Json) -> bool:
    return any("\u0301" in rule or "u0301" in rule.lower() for rule in how.get("mappings", []))


def folded_as_written(index: Index) -> None:
    """Let nothing tell é from e any more."""
    for analyser in index.analysers(*NAMES):
        if "asciifolding" not in analyser["filter"]:
            analyser["filter"].append("asciifolding")
