"""What real projects got wrong in what comes first."""

from harness.mutants.changes import Defined, Requested
from harness.mutants.edits.ranking import (
    FIRST,
    all_alike,
    alone,
    by_place,
    flattened,
    long_values_sink,
    marked_first,
    more_demanded,
    names_worth_little,
    nearly_is_exactly,
    no_score_first,
    nothing_demanded,
    other_way_round,
    shuffled,
    summed,
    worst_first,
)
from harness.mutants.mutant import Layer, maker

__all__ = ["RANKING"]


_mutant = maker(Layer.RANKING)

RANKING = (
    _mutant(
        "boosts-flattened",
        "every clause is worth the same",
        "es#62639",
        (*FIRST, "person/as-recorded/*"),
        Requested(flattened),
    ),
    _mutant(
        "boost-lost",
        "a name is worth a tenth of what it was",
        "es#62639",
        (*FIRST, "person/*"),
        Requested(names_worth_little),
    ),
    _mutant(
        "alias-length-penalty",
        "a name counts less the more names somebody has",
        "yente#1252",
        ("person/alias/*", "person/as-recorded/*"),
        Defined(long_values_sink),
    ),
    _mutant(
        "by-place-in-index",
        "hits stand in the order in which they were indexed",
        "own",
        (*FIRST, "person/as-recorded/*"),
        Requested(by_place),
    ),
    _mutant(
        "newest-before-best",
        "the newest comes first, however little it fits",
        "own",
        ("relation/incident-words-before-near",),
        Requested(no_score_first),
    ),
    _mutant(
        "oldest-first",
        "what happened last comes last",
        "own",
        ("relation/incident-newest-first",),
        Requested(other_way_round),
    ),
    _mutant("worst-first", "whatever fits least comes first", "own", FIRST, Requested(worst_first)),
    _mutant(
        "marked-first",
        "whoever bears a warning marker comes first",
        "own",
        ("person/as-recorded/*", *FIRST),
        Requested(marked_first),
    ),
    _mutant(
        "more-demanded",
        "a higher score is asked for",
        "own",
        ("person/*",),
        Requested(more_demanded),
    ),
    _mutant(
        "nothing-demanded",
        "no score is too low",
        "own",
        ("person/*", "incident/*", "relation/person-narrowed-*", "golden/*"),
        Requested(nothing_demanded),
    ),
    _mutant(
        "readings-summed",
        "whoever is near in many ways comes before whoever is meant",
        "own",
        (*FIRST, "person/*"),
        Requested(summed),
    ),
    _mutant(
        "evidence-ignored",
        "a date of birth or an address adds nothing to a name",
        "own",
        ("person/as-recorded/name+*", "relation/person-more-fields-first"),
        Requested(alone),
    ),
    _mutant(
        "shuffled",
        "hits stand in another order each time",
        "own",
        ("relation/*-asked-twice", *FIRST),
        Requested(shuffled),
    ),
    _mutant(
        "near-as-exact",
        "a name that is nearly right is worth as much as one that is",
        "own",
        ("relation/person-exact-before-near", "relation/person-one-edit-before-two"),
        Requested(nearly_is_exactly),
    ),
    _mutant("all-alike", "whatever is found is worth the same", "own", FIRST, Requested(all_alike)),
)
