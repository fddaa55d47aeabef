"""What real projects got wrong in the analysis of texts: of what is recorded, of what is typed, or of both."""

from harness.mutants.changes import Defined, Json
from harness.mutants.edits.analysis import (
    NAMES,
    PLACES,
    SURNAMES,
    TEXTS,
    added,
    by_spaces,
    characters,
    dropped,
    dropped_at,
    folded_as_written,
    of_kind,
    plain_umlauts,
    strips_marks,
    synonyms,
    tokenised,
)
from harness.mutants.mutant import Layer, maker

__all__ = ["ANALYSIS"]


_mutant = maker(Layer.ANALYSIS)

_AS_RECORDED = ("person/as-recorded/*", "incident/as-recorded/person+*")

_EDGES: Json = {"type": "edge_ngram", "min_gram": 2, "max_gram": 10}

_TURKISH: Json = {"type": "lowercase", "language": "turkish"}

_NO_MORE = {"type": "pattern_replace", "pattern": "['’].*$", "replacement": ""}

_NO_DIGITS = {"type": "pattern_replace", "pattern": "\\d+", "replacement": ""}

_FOLDING = ("asciifolding", "icu_folding", "german_normalization")

ANALYSIS = (
    _mutant(
        "stop-on-names",
        "stop words are left out of names",
        "yournextrepresentative#1863",
        (*_AS_RECORDED, "golden/person/*"),
        added("mutant_stop", {"type": "stop", "stopwords": "_english_", "ignore_case": True}, *NAMES, first=True),
    ),
    _mutant(
        "stem-surname",
        "surnames are stemmed as English words",
        "courtlistener#3887",
        ("person/as-recorded/*", "relation/person-exact-before-near", "golden/person/*"),
        added("mutant_stem", {"type": "stemmer", "language": "english"}, *SURNAMES),
    ),
    _mutant(
        "fold-removed",
        "accents are no longer folded",
        "pombola#1649",
        ("person/diacritics/*",),
        dropped("filter", of_kind(*_FOLDING)),
    ),
    _mutant(
        "fold-no-original",
        "accents are folded, and nothing keeps them as written",
        "ElasticPress#4212",
        (
            *("relation/person-accents-as-typed-first", "relation/person-exact-before-near"),
            *("golden/person/*", "person/as-recorded/*"),
        ),
        Defined(folded_as_written),
    ),
    _mutant(
        "umlaut-no-ue",
        "ü is u, and never ue",
        "voctoweb#112",
        ("person/diacritics-respelt/*",),
        Defined(plain_umlauts),
    ),
    _mutant(
        "nfd-unnormalised",
        "composed and decomposed letters are kept apart",
        "pelias/api#600",
        ("person/decomposed/*", "relation/person-decomposed"),
        dropped("char_filter", strips_marks),
        dropped("filter", of_kind(*_FOLDING)),
    ),
    _mutant(
        "turkish-i",
        "what is recorded is lower-cased as Turkish is, what is typed is not",
        "vespa#33003",
        ("person/case/*", *_AS_RECORDED),
        added("mutant_turkish", _TURKISH, *NAMES, *PLACES, *TEXTS, asked=False, first=True),
        dropped_at(_FOLDING, *NAMES, *PLACES, *TEXTS, asked=False),
    ),
    _mutant(
        "apostrophe-early",
        "of what is recorded nothing is left behind an apostrophe",
        "librisxl#884",
        ("person/apostrophe/*", *_AS_RECORDED),
        characters("mutant_apostrophe", _NO_MORE, *NAMES, asked=False),
    ),
    _mutant(
        "ngram-at-search",
        "beginnings of names are looked for by their beginnings",
        "django-haystack#915",
        ("person/as-recorded/*", "relation/person-*"),
        added("mutant_edges", _EDGES, *NAMES),
    ),
    _mutant(
        "min-gram-3",
        "names of fewer than three letters are left out",
        "es#13710",
        ("person/slip-in-short-name/*", *_AS_RECORDED),
        added("mutant_length", {"type": "length", "min": 3}, *NAMES),
    ),
    _mutant(
        "nickname-dropped",
        "the list of short forms of forenames is gone",
        "peoplefinder#61",
        ("person/nickname/*", "incident/nickname/*"),
        synonyms("bob", "robert"),
    ),
    _mutant(
        "synonym-stale",
        "of the list of short forms the newer half is not there yet",
        "es#45127",
        ("person/nickname/*", "incident/nickname/*"),
        synonyms("bob", "robert", kept=0.5),
    ),
    _mutant(
        "translit-dropped",
        "the list of other spellings is gone",
        "hope#5913",
        ("person/transliteration/*", "incident/transliteration/*"),
        synonyms("mohammed", "muhammad"),
    ),
    _mutant(
        "street-types-dropped",
        "Road and Rd are different words",
        "own",
        ("*/street-abbreviated/*", "relation/incident-street-abbreviated"),
        synonyms("road", "rd"),
    ),
    _mutant(
        "everyday-words-dropped",
        "a car is no vehicle any more",
        "own",
        ("incident/category-everyday/*", "golden/incident/*"),
        synonyms("car", "vehicle"),
    ),
    _mutant(
        "joined-dropped",
        "nothing holds a name as one word any more",
        "yente#1136",
        ("person/spaces/*", "person/hyphen/*", "person/apostrophe/*", "person/run-together/*"),
        Defined(tokenised),
    ),
    _mutant(
        "case-kept",
        "capital letters are other letters",
        "own",
        ("person/case/*", "relation/*-letter-case"),
        dropped("filter", of_kind("lowercase")),
    ),
    _mutant(
        "sounds-dropped",
        "names are no longer looked for by their sound",
        "own",
        ("person/phonetic/*", "person/misheard/*"),
        dropped("filter", of_kind("pattern_replace", "phonetic")),
    ),
    _mutant(
        "slips-dropped",
        "the forms by which a slip is found are not indexed",
        "yente#762",
        ("person/slip/*", "person/slip-in-forename/*"),
        dropped("filter", of_kind("multiplexer")),
    ),
    _mutant(
        "stems-dropped",
        "words are looked for in the form in which they were typed",
        "own",
        ("incident/word-inflected/*",),
        dropped("filter", of_kind("stemmer", "porter_stem", "snowball", "kstem")),
    ),
    _mutant(
        "punctuation-kept",
        "titles, hyphens and apostrophes are kept as they were written",
        "pic-app#49",
        ("person/hyphen/*", "person/title/*", "person/apostrophe/*", "*-format/*"),
        dropped("char_filter", of_kind("pattern_replace")),
    ),
    _mutant(
        "words-by-spaces",
        "words end at spaces alone",
        "own",
        ("incident/as-recorded/words+*", "person/half-of-hyphen/*"),
        Defined(by_spaces),
    ),
    _mutant(
        "first-word-only",
        "of each name, street and text the first word is indexed",
        "own",
        ("incident/as-recorded/words+*", "*/as-recorded/*street*"),
        added("mutant_limit", {"type": "limit", "max_token_count": 1}, *NAMES, *PLACES, *TEXTS, asked=False),
    ),
    _mutant(
        "names-cut",
        "of what is recorded eight letters of each word are indexed",
        "own",
        ("person/as-recorded/*", "incident/as-recorded/*"),
        added("mutant_cut", {"type": "truncate", "length": 8}, *NAMES, *PLACES, asked=False),
    ),
    _mutant(
        "split-at-capitals",
        "MacDonald is recorded as two words",
        "own",
        ("person/as-recorded/*", "person/case/*"),
        added("mutant_delimiter", {"type": "word_delimiter"}, *NAMES, asked=False, first=True),
    ),
    _mutant(
        "fold-not-asked",
        "accents are folded in what is recorded, and not in what is typed",
        "own",
        ("person/as-recorded/*", "person/diacritics/*"),
        dropped_at(_FOLDING, *NAMES, indexed=False),
    ),
    _mutant(
        "digits-dropped",
        "of an address no digit is indexed",
        "own",
        ("person/as-recorded/*house+street*", "person/house-number/*"),
        characters("mutant_digits", _NO_DIGITS, "addresses.house", "house", "addresses.street", "street"),
    ),
)
