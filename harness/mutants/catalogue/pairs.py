"""Two mutants at once, of which one gives back in one place what the other takes in another."""

from collections.abc import Mapping

from harness.mutants.mutant import Mutant, together

__all__ = ["PAIRED", "pairs"]

PAIRED: tuple[tuple[str, str, str], ...] = (
    ("fold-removed", "fuzzy-two-edits", "accents are no longer folded, and two letters may be wrong"),
    ("slips-dropped", "fuzzy-two-edits", "slips are found by comparing letters, and not by forms that are indexed"),
    ("nickname-dropped", "nothing-demanded", "short forms are gone, and no score is too low"),
    ("translit-dropped", "near-as-exact", "other spellings are gone, and whatever is near is as good"),
    ("sounds-dropped", "fuzzy-two-edits", "sounds are gone, and two letters may be wrong"),
    ("case-kept", "fuzzy-two-edits", "capital letters are other letters, and two letters may be wrong"),
    ("dob-required", "nothing-demanded", "the date of birth must be right, and a name need not be"),
    ("alias-not-searched", "fuzzy-two-edits", "one name counts, and two of its letters may be wrong"),
    ("joined-dropped", "any-word", "names are words, of which one is enough"),
    ("half-a-page", "evidence-ignored", "pages are short, and nothing adds to a name"),
    ("wrong-postcode-hides", "any-word", "a postcode must be right, and one word of anything is enough"),
    ("records-lost@0.5%", "nothing-demanded", "a few records are lost, and more are shown of the others"),
    ("marker-lost@1%", "marked-first", "a few markers are lost, and whoever bears one comes first"),
    ("restricted-shown", "half-a-page", "hidden records are shown, on shorter pages"),
    ("dob-utc-shift", "range-exclusive", "days are one too early, and periods end a day early"),
    ("nfd-unnormalised", "fuzzy-two-edits", "decomposed letters are others, and two letters may be wrong"),
    ("fuzzy-removed", "any-word", "no slip is forgiven, and one word is enough"),
    ("an-hour-ahead", "range-exclusive", "times are an hour off, and so are the ends of periods"),
)  # fmt: skip


def pairs(mutants: Mapping[str, Mutant]) -> Mapping[str, Mutant]:
    """Return every pair of `mutants`, by its id."""
    made = (together(f"{one}+{other}", story, (mutants[one], mutants[other])) for one, other, story in PAIRED)
    return {pair.id: pair for pair in made}
