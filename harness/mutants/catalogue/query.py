"""What real projects got wrong in how a request asks for what was typed."""

from harness.mutants.changes import Requested
from harness.mutants.edits.analysis import NAMES
from harness.mutants.edits.query import (
    an_hour_ahead,
    both_in_one,
    capped,
    every_text,
    exclusive,
    fewer_needed,
    fuzzy,
    half_a_page,
    matching,
    operator,
    phrase,
    query_string,
    ranges,
    rounded_down,
    set_how,
    simple_query_string,
    term,
    two_edits,
    unanalysed,
    wildcard,
    without,
)
from harness.mutants.mutant import Layer, maker

__all__ = ["QUERY"]


_mutant = maker(Layer.QUERY)

_RECORDED = ("person/as-recorded/*", "incident/as-recorded/*")

QUERY = (
    _mutant(
        "fuzzy-removed",
        "no slip is forgiven any more",
        "yente#762",
        ("person/slip/*", "*/street-slip/*", "incident/word-slip/*"),
        fuzzy(without("fuzziness")),
    ),
    _mutant(
        "fuzzy-auto-short",
        "the shortest words must be right",
        "es#26783",
        ("person/slip-in-short-name/*", "*/street-slip/*", "person/misread-identifier/*"),
        fuzzy(set_how(fuzziness="AUTO")),
    ),
    _mutant(
        "fuzzy-behind-prefix",
        "the first four letters must be right",
        "own",
        ("person/slip/*", "*/street-slip/*", "incident/word-slip/*"),
        fuzzy(set_how(prefix_length=4)),
    ),
    _mutant(
        "fuzzy-one-expansion",
        "of all words a slip away one is looked for",
        "own",
        ("person/slip/*", "*/street-slip/*", "incident/word-slip/*"),
        fuzzy(set_how(max_expansions=1)),
    ),
    _mutant(
        "fuzzy-two-edits",
        "whatever is two letters away is as good",
        "own",
        ("person/as-recorded/*", "relation/person-*", "golden/person/*"),
        every_text(matching(two_edits), *NAMES),
    ),
    _mutant(
        "fuzzy-unanalysed",
        "names are compared as they were typed, letter by letter",
        "es#34070",
        ("person/as-recorded/*", "person/case/*"),
        every_text(matching(unanalysed), *NAMES),
    ),
    _mutant(
        "any-word",
        "one word of what was typed is enough",
        "own",
        ("person/as-recorded/*street*", "incident/as-recorded/*", "relation/*"),
        every_text(matching(operator("or"))),
    ),
    _mutant(
        "every-word",
        "every word of what was typed must be there",
        "own",
        ("person/slip/*", "person/middle-added/*", "person/house-number/*"),
        every_text(matching(operator("and"))),
    ),
    _mutant(
        "best-fields-and",
        "forename and surname are looked for in one field",
        "grid#1253",
        ("person/as-recorded/name*",),
        Requested(both_in_one),
    ),
    _mutant(
        "raw-query-string",
        "what was typed is read as a query",
        "wordpress-fantastic-elasticsearch#151",
        ("relation/*-any-text", "person/hyphen/*", "person/as-recorded/*"),
        every_text(matching(query_string)),
    ),
    _mutant(
        "simple-query-string",
        "a hyphen before a word means that it must not be there",
        "own",
        ("relation/*-any-text", "person/hyphen/*", "person/as-recorded/*"),
        every_text(matching(simple_query_string)),
    ),
    _mutant(
        "wildcards",
        "names are looked for by how they begin, letter by letter",
        "own",
        ("person/as-recorded/*", "person/case/*"),
        every_text(matching(wildcard), *NAMES),
    ),
    _mutant(
        "terms-for-texts",
        "what was typed is compared as it stands",
        "own",
        ("person/case/*", "person/as-recorded/*"),
        every_text(matching(term)),
    ),
    _mutant(
        "phrases-for-words",
        "words must stand side by side and in their order",
        "own",
        ("incident/as-recorded/words+*",),
        every_text(matching(phrase), "narrative"),
    ),
    _mutant(
        "terminate-after",
        "a shard stops at a hundred records",
        "own",
        ("person/*", "incident/*"),
        capped(terminate_after=100),
    ),
    _mutant(
        "total-lower-bound",
        "one match is counted, and the others are not",
        "own",
        ("incident/as-recorded/*", "relation/*-total", "person/*"),
        capped(track_total_hits=1),
    ),
    _mutant(
        "half-a-page",
        "of a page of ten hits five are asked for",
        "own",
        ("incident/as-recorded/*", "person/household/*", "relation/*-pages"),
        Requested(half_a_page),
    ),
    _mutant(
        "range-exclusive",
        "the first and the last of a period are no part of it",
        "own",
        ("person/as-recorded/*range*", "incident/as-recorded/*window*", "person/year-only/*"),
        ranges(exclusive),
    ),
    _mutant(
        "date-rounding",
        "the last day of a period is its first",
        "es#90458",
        ("person/year-only/*", "person/as-recorded/*range*", "person/month-and-year/*"),
        ranges(rounded_down),
    ),
    _mutant(
        "an-hour-ahead",
        "times are read in another time zone than they were typed in",
        "own",
        ("incident/as-recorded/*window*",),
        ranges(an_hour_ahead),
    ),
    _mutant(
        "one-is-enough",
        "of all that was typed one thing must hold",
        "own",
        ("incident/as-recorded/*", "relation/*-narrowed-*", "person/as-recorded/*"),
        Requested(fewer_needed),
    ),
)
