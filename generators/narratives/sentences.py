"""Sentences of any kind of incident: how it came in, who is named, what gives a flag away, what was done.

Abbreviations are those of British control rooms: IP (injured person), AP (aggrieved person), inf (informant), o/s (on
scene), u/k (unknown), NFA (no further action), LOB (log on by, for no police action), TPAC, BOP (breach of the peace).
"""

from collections.abc import Mapping

from generators.records import Flag

__all__ = ["CUES", "DETAILS", "NAMED", "OPENINGS", "OUTCOMES"]

OPENINGS = (
    "Call from IP.", "Inf {trade}, wishes to remain anon.", "AP on line, {state}.", "Inf calling for {kin}.",
    "Report via 101.", "999 from mobile, poor line.", "Online report.", "Front counter report.",
    "Passed by {agency}.", "Via ambulance control.", "Caller {state}, hard to understand.", "Transferred from custody.",
    "Text relay call.", "Call via LanguageLine.", "Reported by {trade} passing.", "Late report, from {time}.",
)  # fmt: skip
"""How the call came in."""

DETAILS = (
    "{who} described as {age}, {build}, {odd}, {colour} {clothing}.",
    "{odd} and {odd}, {age}, last seen {spot}.",
    "Another in {colour} {clothing}, {build}, {odd}.",
    "{colour} {vehicle} with {vehicle_mark} seen leaving.",
    "Poss {vehicle}, {vehicle_mark}, part index only.",
    "Witness {trade}, saw {who} {spot}.",
    "Inf also heard {noise} about {time}.",
    "Access by {way_in}, beware {animal}.",
    "{kin} now with IP, {state}.",
    "{thing} recovered {spot} by {trade}.",
    "CCTV from {trade}, shows {clothing} and {thing}.",
    "IP works as {trade}, {odd}.",
    "Dash cam from {colour} {vehicle}.",
    "H/A check required, {thing} and {debris} {spot}.",
    "{animal} at premises.",
    "Intel of {drug} use, {thing} seized last time.",
)  # fmt: skip
"""What else was noted."""

NAMED: Mapping[str, tuple[str, ...]] = {
    "suspect": (
        "Suspect named as {suspect}.",
        "IP names {suspect} as responsible.",
        "Believed to be {suspect}, {build}, {odd}.",
        "{suspect} known to officers.",
    ),
    "victim": (
        "IP is {victim}, {state}.",
        "Please call {victim} after {later}.",
        "{victim} will make statement.",
        "AP {victim} asks for a call from OIC.",
    ),
    "child": ("Child {child} present.", "{child} with {kin}, {state}.", "School of {child} informed."),
    "witness": ("{witness} saw all of it.", "Wit {witness}, {trade}, willing to assist."),
    "caller": ("Inf {caller}.", "Caller gives name as {caller}.", "Inf {caller} will wait {spot}."),
    "vrm": ("VRM {vrm}.", "Index {vrm} given by {trade}.", "PNC check on {vrm}, no reports.", "Last seen in {vrm}."),
    "street": ("Made off along {street}.", "Area search of {street} neg.", "Now walking down {street}."),
    "crossing": ("Vehicle left towards {crossing}.", "Blocking {crossing} as well."),
    "landmark": ("Meet caller at {landmark}.", "Staff of {landmark} aware."),
}
"""Sentences that need to know somebody or something."""

CUES: Mapping[Flag, tuple[str, ...]] = {
    Flag.DOMESTIC_ABUSE: (
        "DV history between the pair.",
        "Domestic, DASH done by attending officer.",
        "Previous DA incidents at H/A, MARAC case.",
        "Ex-partner, DVPO applied for.",
        "Clare's Law request made by {kin}.",
    ),
    Flag.CHILD_PROTECTION: (
        "Child in bedroom, social services informed.",
        "Kids aged u/k at address, PPN submitted.",
        "Safeguarding referral for child, school told.",
        "Baby in house, health visitor informed.",
    ),
    Flag.VULNERABLE_ADULT: (
        "Elderly and lives alone, carers daily.",
        "Has dementia, known to adult social care.",
        "Learning difficulties, vulnerable, appropriate adult needed.",
        "Vulnerable occupant, uses {thing}.",
    ),
    Flag.MENTAL_HEALTH: (
        "Known to MH services, not taking {pills}.",
        "Suicidal, crisis team informed.",
        "Hearing voices, poss s136.",
        "MH crisis, {state}, has taken {pills}.",
    ),
    Flag.WEAPON: (
        "Has {weapon} on him.",
        "{weapon} seen, TPAC considered.",
        "Armed with {weapon}, officers to RVP.",
        "Threats with {weapon}, ARV aware.",
    ),
}
"""Sentences that give a flag away, whether or not somebody set it."""

OUTCOMES = (
    "NFA.", "NFA, advice given.", "LOB.", "LOB, no complaints.", "Unit o/s {later}.", "ETA {later}.",
    "Resourced, ETA u/k.", "Appt made for {later}.", "Area search neg.", "No trace on arrival.", "Crimed, OIC told.",
    "Arrested and conveyed to custody.", "{agency} o/s.", "IP declined to support.", "Statement taken by {trade}.",
    "CSI to attend.", "House to house neg, {thing} seized.", "Diary entry, NPT to visit.", "Transferred to {agency}.",
    "Crime report completed.", "VIPER to follow.", "Words of advice to {kin}.", "Linked to earlier log.", "BWV on.",
    "Awaiting CCTV from {trade}.", "Ongoing at {later}, {noise} still.", "Caller updated at {later}.", "Closed by sgt.",
)  # fmt: skip
"""What was done about it."""
