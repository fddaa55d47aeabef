"""A small folder of golden queries in which nothing is wrong, and every mistake that may be made in it."""

from typing import NamedTuple

FILES = {
    "classes.toml": 'alias = "Another name"\nplace = "A place"\n',
    "cast/people/names.toml": """\
[GP-ann]
culture = "british"
sex = "F"
name = { forename = "Ann", surname = "Oxtobygate" }
born = "1984-03-09"
addresses = [{ house = "1", street = "Clockmaker Row", town = "Quillhaven", postcode = "XG1 4AB" }]
phones = ["02920180417"]
identifiers = [{ scheme = "pnc", value = "2061/0000417F" }]
vehicles = ["QX84 VRT"]
markers = ["FI"]

[GP-bea]
culture = "british"
sex = "F"
name = { forename = "Bea", surname = "Oxtobygate" }
""",
    "cast/incidents/places.toml": """\
[GI-row]
reference = "42XG/000417/26"
number = 9417
opened = 2026-05-14T10:12:00+01:00
category = "theft"
address = { house = "1", street = "Clockmaker Row", town = "Quillhaven", postcode = "XG1 4AB" }
narrative = "Pedal cycle gone."
involved = [{ person = "GP-ann", role = "victim" }]
flags = ["weapon"]
""",
    "person/names.toml": """\
[by-name]
class = "alias"
tier = "strong"
why = "Trap: an example."
typed = { surname = "Oxtobygate", date_of_birth = "09/03/1984" }
find = ["GP-ann", "GP-bea"]
within = 3
""",
    "incident/places.toml": """\
[by-street]
class = "place"
tier = "strong"
why = "Trap: an example."
typed = { street = "Clockmaker Row", since = "2026-05-01T00:00", until = "2026-06-01T00:00" }
exactly = ["GI-row"]
""",
}
PEOPLE, INCIDENTS, PERSON, INCIDENT = list(FILES)[1:]


class Mistake(NamedTuple):
    """`right`, found in `file`, written as `wrong`."""

    file: str
    right: str
    wrong: str


MISTAKES = {
    "class that says nothing": Mistake("classes.toml", '"A place"', '""'),
    "class unknown": Mistake(PERSON, '"alias"', '"alais"'),
    "tier unknown": Mistake(PERSON, '"strong"', '"stong"'),
    "tier missing": Mistake(PERSON, 'tier = "strong"\n', ""),
    "reason empty": Mistake(PERSON, '"Trap: an example."', '" "'),
    "key unknown": Mistake(PERSON, "within =", "witin ="),
    "key far from any": Mistake(PERSON, "within =", "zzz ="),
    "key of another intent": Mistake(PERSON, "{ surname =", "{ role ="),
    "box unknown": Mistake(PERSON, "date_of_birth", "date_of_brith"),
    "box holding a number": Mistake(PERSON, '"09/03/1984"', "1984"),
    "box empty": Mistake(PERSON, '"Oxtobygate"', '""'),
    "nothing typed": Mistake(PERSON, '{ surname = "Oxtobygate", date_of_birth = "09/03/1984" }', "{}"),
    "typed missing": Mistake(PERSON, "typed = {", "nothing = false #"),
    "typed as a text": Mistake(PERSON, '{ surname = "Oxtobygate", date_of_birth = "09/03/1984" }', '"Oxtobygate"'),
    "date typed that no calendar has": Mistake(PERSON, "09/03/1984", "31/02/1984"),
    "topic id of capitals": Mistake(PERSON, "[by-name]", "[By_Name]"),
    "key above the first id": Mistake(PERSON, "[by-name]", 'tier = "strong"\n[by-name]'),
    "record not in the cast": Mistake(PERSON, '"GP-bea"', '"GP-baa"'),
    "record of the other intent": Mistake(INCIDENT, '["GI-row"]', '["GP-ann"]'),
    "records as a text": Mistake(PERSON, '["GP-ann", "GP-bea"]', '"GP-ann"'),
    "record as a number": Mistake(PERSON, '"GP-bea"', "2"),
    "rank too small for two records": Mistake(PERSON, "within = 3", "within = 1"),
    "rank below one": Mistake(PERSON, "within = 3", "within = 0"),
    "rank beyond the page": Mistake(PERSON, "within = 3", "within = 11"),
    "rank that is true": Mistake(PERSON, "within = 3", "within = true"),
    "rank without records": Mistake(PERSON, "find = ", "forbidden = "),
    "no expectation": Mistake(INCIDENT, 'exactly = ["GI-row"]', ""),
    "nothing and something": Mistake(INCIDENT, "exactly", "nothing = true\nexactly"),
    "wanted and forbidden": Mistake(PERSON, "within = 3", 'forbidden = ["GP-bea"]'),
    "before itself": Mistake(PERSON, "within = 3", 'before = [["GP-ann", "GP-ann"]]'),
    "before without a second": Mistake(PERSON, "within = 3", 'before = [["GP-ann"]]'),
    "before as a list of texts": Mistake(PERSON, "within = 3", 'before = ["GP-ann", "GP-bea"]'),
    "marked of incidents": Mistake(INCIDENT, "exactly", 'marked = ["GI-row"]\nexactly'),
    "marked without a marker": Mistake(PERSON, "within = 3", 'marked = ["GP-bea"]'),
    "marked not in the cast": Mistake(PERSON, "within = 3", 'marked = ["GP-anne"]'),
    "nothing and a marker": Mistake(PERSON, 'find = ["GP-ann"', 'nothing = true\nmarked = ["GP-ann"] #'),
    "newest first of one": Mistake(INCIDENT, "exactly", "newest_first = true\nexactly"),
    "newest first of people": Mistake(PERSON, "within = 3", "newest_first = true"),
    "record twice": Mistake(INCIDENT, '["GI-row"]', '["GI-row", "GI-row"]'),
    "known failure that belongs to a system": Mistake(PERSON, "within", 'known_failure = { mine = "slow" }\nwithin'),
    "window that ends before it begins": Mistake(INCIDENT, "2026-06-01", "2026-04-01"),
    "window that is no time": Mistake(INCIDENT, "2026-06-01T00:00", "1 June"),
    "window at an hour that no day has": Mistake(INCIDENT, "2026-06-01T00:00", "2026-06-01T24:00"),
    "daily number without its date": Mistake(INCIDENT, "{ street", '{ number = "9417", street'),
    "age that is no number": Mistake(PERSON, "{ surname", '{ age = "about 40", surname'),
    "age that nobody reaches": Mistake(PERSON, "{ surname", '{ age = "184", surname'),
    "sex typed unknown": Mistake(PERSON, "{ surname", '{ sex = "W", surname'),
    "risk typed unknown": Mistake(INCIDENT, "{ street", '{ risk = "hihg", street'),
    "status unknown": Mistake(INCIDENT, "{ street", '{ status = "opened", street'),
    "role unknown": Mistake(INCIDENT, "{ street", '{ role = "victm", street'),
    "flag unknown": Mistake(INCIDENT, "{ street", '{ flag = "knife", street'),
    "person id without its prefix": Mistake(PEOPLE, "[GP-bea]", "[N0000001]"),
    "culture unknown": Mistake(PEOPLE, '"british"', '"britsh"'),
    "sex unknown": Mistake(PEOPLE, '"F"', '"X"'),
    "name missing": Mistake(PEOPLE, 'name = { forename = "Bea", surname = "Oxtobygate" }', ""),
    "surname missing": Mistake(PEOPLE, ', surname = "Oxtobygate" }\nborn', " }\nborn"),
    "born in a month that no year has": Mistake(PEOPLE, "1984-03-09", "1984-13-09"),
    "born day first": Mistake(PEOPLE, "1984-03-09", "09/03/1984"),
    "born as a date of TOML": Mistake(PEOPLE, '"1984-03-09"', "1984-03-09"),
    "check letter wrong": Mistake(PEOPLE, "2061/0000417F", "2061/0000417G"),
    "identifier that could be issued": Mistake(PEOPLE, "2061/0000417F", "2004/0000417F"),
    "identifier of another form": Mistake(PEOPLE, "2061/0000417F", "61/417F"),
    "file number padded": Mistake(PEOPLE, 'pnc", value = "2061/0000417F', 'cro", value = "SF61/000417G'),
    "file number with a wrong letter": Mistake(PEOPLE, 'pnc", value = "2061/0000417F', 'cro", value = "SF61/417F'),
    "file number that could be issued": Mistake(PEOPLE, 'pnc", value = "2061/0000417F', 'cro", value = "SF21/417F'),
    "nominal of a generated record": Mistake(PEOPLE, 'pnc", value = "2061/0000417F', 'nominal", value = "XN/7368787'),
    "identifier scheme unknown": Mistake(PEOPLE, '"pnc"', '"pnd"'),
    "phone that may be somebody's": Mistake(PEOPLE, "02920180417", "02920190417"),
    "postcode that may be somewhere": Mistake(PEOPLE, "XG1 4AB", "NE1 4AB"),
    "vehicle that may be somebody's": Mistake(PEOPLE, "QX84 VRT", "AX84 VRT"),
    "marker unknown": Mistake(PEOPLE, '"FI"', '"FX"'),
    "visibility unknown": Mistake(PEOPLE, 'born =', 'visibility = "restrict"\nborn ='),
    "beat of another form": Mistake(PEOPLE, 'postcode = "XG1 4AB"', 'postcode = "XG1 4AB", beat = "4"'),
    "address without a house": Mistake(PEOPLE, 'house = "1", ', ""),
    "address without a town": Mistake(PEOPLE, ' town = "Quillhaven",', ""),
    "incident id without its prefix": Mistake(INCIDENTS, "[GI-row]", "[I0000001]"),
    "person involved unknown": Mistake(INCIDENTS, '"GP-ann"', '"GP-anne"'),
    "role of a person involved unknown": Mistake(INCIDENTS, '"victim"', '"vicitm"'),
    "flag of an incident unknown": Mistake(INCIDENTS, '"weapon"', '"weapons"'),
    "category unknown": Mistake(INCIDENTS, '"theft"', '"thefts"'),
    "risk unknown": Mistake(INCIDENTS, "flags", 'risk = "hihg"\nflags'),
    "grade that is none": Mistake(INCIDENTS, "flags", "grade = 5\nflags"),
    "qualifier of another category": Mistake(INCIDENTS, "flags", 'qualifiers = ["knife enabled"]\nflags'),
    "crime reference of another form": Mistake(INCIDENTS, "flags", 'crime_reference = "XG/417/26"\nflags'),
    "linked to nothing": Mistake(INCIDENTS, "flags", 'linked = ["GI-rwo"]\nflags'),
    "linked to itself": Mistake(INCIDENTS, "flags", 'linked = ["GI-row"]\nflags'),
    "daily number below one": Mistake(INCIDENTS, "9417", "0"),
    "opened missing": Mistake(INCIDENTS, "opened = 2026-05-14T10:12:00+01:00", ""),
    "opened without an offset": Mistake(INCIDENTS, "10:12:00+01:00", "10:12:00"),
    "opened by another clock": Mistake(INCIDENTS, "10:12:00+01:00", "10:12:00+00:00"),
    "reference of another year": Mistake(INCIDENTS, "000417/26", "000417/25"),
    "reference of another form": Mistake(INCIDENTS, "42XG/000417/26", "417/26"),
}  # fmt: skip
