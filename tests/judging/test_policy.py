import hashlib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from harness.judging.policy import Policy

SOUND = """
confidence = 0.95
[strong]
visible_drop = 0.02
[markers]
visible_loss = 0.02
[wrong_top]
ceiling = 0.01
class_ceiling = 0.05
[surplus]
ceiling = 50
[slices]
tolerance = 0.02
[relations]
telling = 10
[fidelity]
most = 0
[exceptions]
most = 5
[known_failures]
most = 10
[comparison]
max_loss = 0.05
[medium]
floor = 0.9
"""


def policy_file(folder: Path, text: str) -> Path:
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_policy_says_what_the_defaults_say() -> None:
    assert Policy.default() == Policy()


def test_the_shipped_policy_needs_149_topics_of_a_strong_class() -> None:
    assert Policy.default().topics_needed == 149


def test_a_floor_is_that_of_the_class_before_that_of_its_name_before_that_of_all(tmp_path: Path) -> None:
    path = policy_file(tmp_path, SOUND + '[medium.floors]\nnickname = 0.8\n"person/nickname/name" = 0.7\n')

    policy = Policy.from_file(path)

    assert policy.floor_of("person/nickname/name", "nickname") == 0.7
    assert policy.floor_of("person/nickname/name+born", "nickname") == 0.8
    assert policy.floor_of("person/slip/name", "slip") == 0.9


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SOUND.replace("confidence", "confidance"), "confidence: is missing; is 'confidance' meant for it?"),
        (SOUND.replace("floor =", "flor ="), "medium.floor: is missing; is 'flor' meant for it?"),
        (SOUND.replace("confidence = 0.95", ""), "confidence: is missing"),
        (
            SOUND.replace("visible_loss", "visible_drop"),
            "markers.visible_loss: is missing; is 'visible_drop' meant for it?",
        ),
        (SOUND.replace("[markers]\nvisible_loss = 0.02", ""), "markers: is missing"),
        (SOUND.replace("visible_drop = 0.02", ""), "strong.visible_drop: is missing"),
        (SOUND.replace("[strong]\nvisible_drop = 0.02", "strong = 1"), "strong: must be a table, not 1"),
        (SOUND.replace("floor = 0.9", "floor = '90 %'"), "medium.floor: must be a number, not '90 %'"),
        (SOUND.replace("floor = 0.9", "floor = true"), "medium.floor: must be a number, not true"),
        (
            SOUND.replace("floor = 0.9", "floor = 90"),
            "medium.floor: must lie between 0 and 1, both left out, not at 90",
        ),
        (
            SOUND.replace("floor = 0.9", "floor = nan"),
            "medium.floor: must lie between 0 and 1, both left out, not at nan",
        ),
        *(
            (
                SOUND.replace("telling = 10", f"telling = {value}"),
                f"relations.telling: must be {said}",
            )
            for value, said in (
                ("0", "1 or more, not 0"),
                ("2.5", "a whole number, not 2.5"),
                ("true", "a whole number, not true"),
            )
        ),
        *(
            (
                SOUND.replace("most = 5", f"most = {value}"),
                f"exceptions.most: must be {said}",
            )
            for value, said in (("-1", "0 or more, not -1"), ("0.5", "a whole number, not 0.5"))
        ),
        (
            SOUND + "[medium.floors]\nnicknam = 0.8",
            "medium.floors.nicknam: unknown class; did you mean 'nickname'?",
        ),
        (
            SOUND + "[medium.floors]\n'person/nickname/names' = 0.8",
            "medium.floors.person/nickname/names: unknown class; did you mean 'person/nickname/name'?",
        ),
        (
            SOUND + "[medium.floors]\ndiacritics = 0.8",
            "medium.floors.diacritics: this class is of the strong tier, which has no floors",
        ),
        (
            SOUND + "[medium.floors]\nnickname = 1.5",
            "medium.floors.nickname: must lie between 0 and 1, both left out, not at 1.5",
        ),
        (
            "confidence 0.95",
            ": is no TOML: Expected '=' after a key in a key/value pair (at line 1, column 12)",
        ),
    ],
)
def test_a_policy_that_cannot_be_used_is_refused_by_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    path = policy_file(tmp_path, text)

    with pytest.raises(ConfigurationError) as refusal:
        Policy.from_file(path)

    assert str(refusal.value) == f"{path}{message if message.startswith(':') else f', {message}'}"


def test_all_that_is_wrong_with_a_policy_is_said_at_once(tmp_path: Path) -> None:
    path = policy_file(tmp_path, SOUND.replace("most = 5", "most = -1").replace("floor = 0.9", "floor = 2\nroof = 3"))

    with pytest.raises(ConfigurationError) as refusal:
        Policy.from_file(path)

    assert str(refusal.value).splitlines() == [
        f"{path}, medium.floor: must lie between 0 and 1, both left out, not at 2",
        f"{path}, exceptions.most: must be 0 or more, not -1",
        f"{path}, medium.roof: unknown key; allowed: floor, floors",
    ]


def test_a_policy_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "missing.toml"

    with pytest.raises(ConfigurationError) as refusal:
        Policy.from_file(path)

    assert str(refusal.value) == f"{path}: cannot be read: No such file or directory"


def test_a_policy_knows_its_file_and_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = policy_file(tmp_path, SOUND)
    policy = Policy.from_file(path)

    assert (policy.file, policy.sha256) == ("policy.toml", hashlib.sha256(path.read_bytes()).hexdigest())
    assert policy.described() == f"policy.toml ({policy.sha256[:12]})"


def test_the_shipped_policy_is_no_laxer_than_itself() -> None:
    assert Policy.default().laxer == ()


RULES = {field.name: field.metadata["rule"] for field in fields(Policy) if "rule" in field.metadata}


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_laxer_in_one_direction_alone(name: str) -> None:
    shipped = getattr(Policy(), name)
    less, more = (replace(Policy(), **{name: type(shipped)(value)}) for value in (shipped / 2, shipped * 2 or 1))

    laxer = [policy for policy in (less, more) if policy.laxer]

    assert len(laxer) == 1
    assert laxer[0].laxer[0].startswith(f"{RULES[name].key} ")


def test_a_rule_that_is_laxer_is_told_with_both_values(tmp_path: Path) -> None:
    text = SOUND.replace("ceiling = 0.01", "ceiling = 0.05").replace("telling = 10", "telling = 40")

    assert Policy.from_file(policy_file(tmp_path, text)).laxer == (
        "medium.floor 0.9 < 0.95",
        "wrong_top.ceiling 0.05 > 0.01",
    )


def test_a_floor_of_one_class_is_laxer_where_it_lies_below_the_one_that_the_shipped_policy_holds_it_to() -> None:
    floors = {"nickname": 0.9, "person/nickname/name": 0.99, "slip": 0.95}

    assert replace(Policy(), floors=floors).laxer == ("medium.floors.nickname 0.9 < 0.95",)
    assert replace(Policy(), floor=0.99, floors=floors).laxer == ("medium.floors.nickname 0.9 < 0.95",)
