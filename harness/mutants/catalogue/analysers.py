"""Fields that fell back to the default analyser."""

from harness.mutants.edits.analysis import FORENAMES, SURNAMES, TEXTS, default
from harness.mutants.mutant import Layer, maker

__all__ = ["ANALYSERS"]

_LOST = {
    "forename": (FORENAMES, ("person/nickname/*", "person/slip-in-forename/*", "person/diacritics/*")),
    "surname": (SURNAMES, ("person/slip/*", "person/diacritics/*", "person/phonetic/*")),
    "phone": (("phones", "caller_phone"), ("*/phone-format/*",)),
    "vehicle": (("vehicles", "vehicle"), ("*/vehicle-format/*", "*/vehicle-misread/*")),
    "postcode": (("addresses.postcode", "postcode"), ("*/postcode-format/*", "person/postcode-outward/*")),
    "identifier": (("identifiers.value",), ("person/identifier-format/*",)),
    "reference": (("reference", "number"), ("incident/reference-format/*", "incident/number-format/*")),
    "narrative": (TEXTS, ("incident/word-inflected/*", "incident/word-slip/*")),
    "street": (("addresses.street", "street", "crossing"), ("*/street-abbreviated/*", "*/street-slip/*")),
    "category": (("category",), ("incident/category-code/*", "incident/category-everyday/*")),
}
"""Of what is analysed in a way of its own: where it is recorded, and what shows that it no longer is."""

_mutant = maker(Layer.ANALYSIS)

ANALYSERS = tuple(
    _mutant(
        f"analyser-lost-{name}", f"the {name} falls back to the default analyser", "es#71700", shows, default(*paths)
    )
    for name, (paths, shows) in _LOST.items()
)
