"""Names that sound alike in Britain and Ireland, and rules by which others are written as they sound.

Source: compiled for this project from names in common use.  Licence: that of the project.
"""

from collections.abc import Mapping, Sequence

__all__ = ["SOUND_ALIKE", "SOUND_RULES"]

_GROUPS = """
Adams Addams|Allen Allan Alan|Anderson Andersen|Bailey Baily Bayley|Barnes Barns|Brown Browne|Burke Bourke|
Byrne Burn Byrn|Clark Clarke|Cole Coal|Connor Conner Conor|Cook Cooke|Davis Davies|Dickson Dixon|Doherty Docherty|
Edwards Edwardes|Evans Evens|Fisher Fischer|Foster Forster|Gray Grey|Green Greene|Griffiths Griffith|Hall Hal|
Harris Harriss|Hughes Hews|Hunt Hunte|Jackson Jaxon|Johnson Johnston Jonson|Kelly Kelley|Kennedy Kenedy|
Lee Leigh Lea|Lewis Louis|Lloyd Loyd|Marshall Marshal|Martin Martyn|Matthews Mathews|Miller Millar|Moore More Moor|
Morris Maurice|Murphy Murphey|Murray Murry|Neil Neal Neill|Nicholson Nicolson|Palmer Palmar|Parker Parkar|
Phillips Philips|Pearce Pierce|Price Pryce|Read Reed Reid|Reynolds Renolds|Robertson Robinson|Rogers Rodgers|
Russell Russel|Ryan Rian|Sanders Saunders|Shaw Shore|Smith Smyth Smythe|Stevens Stephens|Stewart Stuart|
Taylor Tayler Tailor|Thompson Thomson|Turner Turnor|Walker Wolker|Walsh Welsh|Ward Warde|Watts Wats|White Whyte|
Williams Wiliams|Wright Right|Wood Would|
Aidan Aiden|Alison Allison|Ann Anne|Brian Bryan|Carl Karl|Catherine Katherine Kathryn|Claire Clare|Craig Kraig|
Deborah Debra|Eilish Ailish|Eric Erik|Francis Frances|Gareth Garreth|Geoffrey Jeffrey|Gillian Jillian|Graham Graeme|
Hannah Hanna|Ian Iain|Isabel Isobel|Jacqueline Jaqueline|Jon John|Karen Karin|Keith Keeth|Laura Lora|Lesley Leslie|
Marc Mark|Maureen Morine|Megan Meghan|Neve Niamh|Nicholas Nicolas|Philip Phillip|Rachel Rachael|Rebecca Rebekah|
Sara Sarah|Sean Shaun Shawn|Siobhan Shivaun|Sophie Sofie|Stephen Steven|Susan Suzan|Teresa Theresa|Tracey Tracy|
Vivian Vivien|Zoe Zoey
"""


def _alike() -> Mapping[str, tuple[str, ...]]:
    groups = [group.split() for group in _GROUPS.replace("\n", "").split("|")]
    return {name.lower(): tuple(o for o in group if o != name) for group in groups for name in group}


SOUND_ALIKE: Mapping[str, tuple[str, ...]] = _alike()
"""The names that sound like a name, itself in small letters."""

SOUND_RULES: Sequence[tuple[str, str]] = (
    (r"ph", "f"),
    (r"(?<=.)ck", "k"),
    (r"^kn", "n"),
    (r"^wr", "r"),
    (r"ough$", "o"),
    (r"gh(?=t|$)", ""),
    (r"tt", "t"),
    (r"ll", "l"),
    (r"ss", "s"),
    (r"nn", "n"),
    (r"(?<=.)ie$", "y"),
    (r"(?<=.)ey$", "y"),
    (r"(?<=[^aeiou])y$", "ie"),
    (r"ei", "ie"),
    (r"ea", "ee"),
    (r"ks", "x"),
    (r"x", "ks"),
    (r"^c(?=[aou])", "k"),
    (r"^k(?=[aou])", "c"),
    (r"sz", "sh"),
    (r"cz", "ch"),
    (r"(?<=.)w(?=[^aeiou]|$)", "v"),
    (r"ou", "u"),
    (r"oo", "u"),
    (r"dh", "d"),
    (r"kh", "k"),
)
"""Patterns in a name in small letters, and what is written for what they sound like."""
