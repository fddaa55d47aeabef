# ruff: noqa: RUF001  # Cyrillic is what this module reads.
"""Ukrainian names in Latin script: Faker writes them in Cyrillic.

Transliterated by the rule of the Cabinet of Ministers of Ukraine, Resolution No 55 of 27 January 2010, which passports
follow.
"""

from faker.providers.person import uk_UA

__all__ = ["FEMALE", "MALE", "SURNAMES", "romanised"]

_LETTERS = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia".split(),
        strict=True,
    )
) | {"ь": "", "\u02bc": "", "'": "", "\u2019": ""}
_AT_THE_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def romanised(name: str) -> str:
    """Return a Ukrainian name in Latin script: Serhii for Сергій, Yurii for Юрій."""
    return "-".join(_word(part) for part in name.lower().split("-"))


def _word(word: str) -> str:
    latin = ""
    for place, letter in enumerate(word):
        if place == 0:
            latin += _AT_THE_START.get(letter, _LETTERS[letter])
        elif letter == "г" and word[place - 1] == "з":
            latin += "gh"
        else:
            latin += _LETTERS[letter]
    return latin.capitalize()


FEMALE = tuple(map(romanised, uk_UA.Provider.first_names_female))
MALE = tuple(map(romanised, uk_UA.Provider.first_names_male))
SURNAMES = tuple(map(romanised, uk_UA.Provider.last_names_male))
