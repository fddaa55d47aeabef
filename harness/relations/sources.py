"""Who says what must hold between two searches, or was bitten by it: short names that relations cite."""

__all__ = [
    "BICHARD",
    "CASCADE",
    "COUNTS",
    "ERASURE",
    "FUZZING",
    "METAMORPHIC",
    "PAGES",
    "PATTERNS",
    "PRACTICE",
    "REFRESH",
    "ROUNDED",
    "SYNTAX",
    "TERNARY",
]

BICHARD = "The Bichard Inquiry Report, HC 653 (2004): a man with two names was looked up under one of them alone"
COUNTS = (
    "Elasticsearch reference, track_total_hits: a total may be a lower bound; opencrvs-core#11504 took one for a count"
)
CASCADE = "seen in real searches for persons in a justice system: an identifier first, then whatever else was typed"
ERASURE = "Data Protection Act 2018, s. 47: records that must be erased, or restricted"
METAMORPHIC = "Segura et al., A Survey on Metamorphic Testing, IEEE TSE 42 (2016)"
PATTERNS = "Segura et al., Metamorphic Testing of RESTful Web APIs, IEEE TSE 44 (2018): subset outputs"
TERNARY = "Rigger & Su, Finding Bugs in Database Systems via Query Partitioning, OOPSLA 2020"
PAGES = "elasticsearch#68833: records at the border of two pages, without a unique sort"
PRACTICE = "how officers narrow a search down in practice; no publication"
REFRESH = "elasticsearch#57006: what was new did not show in shards that had been idle"
ROUNDED = "elasticsearch#90458: a date in part, as the end of a range, is rounded down"
FUZZING = "Miller et al., An Empirical Study of the Reliability of UNIX Utilities, CACM 33 (1990): any input at all"
SYNTAX = "Elasticsearch reference, query_string: an error for any invalid syntax, so not recommended for search boxes"
