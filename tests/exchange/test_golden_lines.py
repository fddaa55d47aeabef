"""What was judged elsewhere becomes golden topics that the reader of logs reads."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.topics import PAGE, Intent
from harness.errors import ConfigurationError
from harness.exchange.golden_lines import golden_lines, least_wanted
from harness.exchange.judged import JudgedQuestion
from harness.golden import Forbidden, Found, GoldenSuite, load_golden
from harness.systems.system import ASKED_WITH
from tests.exchange.strategies import intents, texts

FILE = Path("ratings.csv")


def imported(
    folder: Path,
    questions: Sequence[JudgedQuestion],
    *,
    intent: Intent = Intent.PERSON,
    box: str | None = None,
    wanted: float = 2,
) -> tuple[GoldenSuite | None, Counter[str]]:
    """Return the golden queries that `questions` become, none where they become none, and what is lost of them."""
    lost: Counter[str] = Counter()
    lines = list(golden_lines(questions, intent=intent, box=box, wanted=wanted, source=FILE.name, lost=lost))
    path = folder / intent / "log.ndjson"
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(b"".join(lines))
    return load_golden(folder) if lines else None, +lost


def question(asked: str | Mapping[str, str], name: str = "", **grades: float) -> JudgedQuestion:
    return JudgedQuestion(where="line 2", asked=asked, grades=grades, name=name)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Intent, list[JudgedQuestion]]:
    intent = draw(intents)
    boxes = st.dictionaries(st.sampled_from(ASKED_WITH[intent].boxes()), texts, max_size=3)
    grades = st.dictionaries(texts.filter(bool), st.integers(-1, 2), max_size=PAGE + 2)
    one = st.builds(
        JudgedQuestion, where=st.just("line 2"), asked=boxes | texts.filter(bool), grades=grades, name=texts
    )
    return intent, draw(st.lists(one, max_size=4))


@given(judged=questions())
def test_whatever_was_judged_is_a_topic_that_expects_the_same_or_is_counted(
    tmp_path_factory: pytest.TempPathFactory, judged: tuple[Intent, list[JudgedQuestion]]
) -> None:
    intent, asked = judged
    box = ASKED_WITH[intent].boxes()[0]

    suite, lost = imported(tmp_path_factory.mktemp("golden"), asked, intent=intent, box=box)

    topics = list(suite.topics) if suite else []
    assert len(topics) + sum(lost[what] for what in lost if what.startswith("questions")) == len(asked)
    names = {name: record for record, name in (suite.own or {}).items()} if suite else {}
    for topic in topics:
        wanted = {names[record] for record in topic.wanted}
        forbidden = {names[record] for record in topic.forbidden}
        assert any(
            wanted == {record for record, grade in one.grades.items() if grade == 2}
            and forbidden == {record for record, grade in one.grades.items() if grade < 0}
            for one in asked
        )


def test_a_topic_asks_what_was_asked_and_says_where_it_was_judged(tmp_path: Path) -> None:
    boxes = {"forename": " Jön\u2028", "surname": "=cmd|' /C calc'!A0\r\n\"{{ x }}\"\u202e"}
    suite, _ = imported(tmp_path, [question(boxes, name="Q 7", N1=2, N2=-1)])

    assert suite is not None
    (topic,) = suite.topics
    assert topic.typed.typed() == boxes
    assert topic.expectations == (
        Found(records=("person-1",), within=PAGE),
        Forbidden(records=("person-2",)),
    )
    assert (topic.id, topic.why) == ("golden/person/q-7", "judged elsewhere: ratings.csv, line 2")


def test_a_text_is_parted_into_the_boxes_that_it_names_or_typed_into_the_one_that_is_said(tmp_path: Path) -> None:
    asked = [question("forename:Jon surname:Smyth", N1=2), question("Jon Smyth", N1=2)]

    suite, lost = imported(tmp_path, asked, box="name")

    assert suite is not None
    assert [topic.typed.typed() for topic in suite.topics] == [
        {"forename": "Jon", "surname": "Smyth"},
        {"name": "Jon Smyth"},
    ]
    assert not lost


def test_names_that_are_alike_or_none_are_told_apart(tmp_path: Path) -> None:
    asked = [question("surname:A", name=name, N1=2) for name in ("Q1", "q1", "", "–", "ratings-3")]

    suite, _ = imported(tmp_path, asked)

    assert suite is not None
    assert len({topic.id for topic in suite.topics}) == len(asked)


LOST = {
    "one text": (question("Jon Smyth", N1=2), "questions of one text: --box says into which box it is typed"),
    "another form": (
        question("reference:1 number:7", N1=2),
        "questions typed into boxes that the form of person does not have",
    ),
    "another box": (
        question({"surnam": "x"}, N1=2),
        "questions typed into boxes that the form of person does not have",
    ),
    "another kind": (
        question({"surname": "x"}, name="golden/incident/x", N1=2),
        "questions that by their names are about no person",
    ),
    "spaces": (question({"surname": "  "}, N1=2), "questions that type nothing"),
    "nothing wanted": (question({"surname": "x"}, N1=1), "questions for which no record is wanted"),
    "more than a page": (
        question({"surname": "x"}, "", **{f"N{n}": 2 for n in range(PAGE + 1)}),
        "questions for which more records are wanted than the 10 of a page",
    ),
}


@pytest.mark.parametrize(("asked", "said"), LOST.values(), ids=[name.replace(" ", "-") for name in LOST])
def test_what_can_be_no_topic_is_counted(asked: JudgedQuestion, said: str, tmp_path: Path) -> None:
    suite, lost = imported(tmp_path, [asked])

    assert suite is None
    assert lost == {said: 1}


def test_what_a_topic_does_not_expect_is_counted(tmp_path: Path) -> None:
    _, lost = imported(tmp_path, [question({"surname": "x", "town": " "}, N1=4, N2=3, N3=1, N4=0)], wanted=3)

    assert lost == {
        "boxes in which nothing is typed but spaces": 1,
        "records that fit as well: a golden topic expects nothing of them": 1,
        "records that do not fit: a golden topic expects nothing of them": 1,
    }


def test_a_scale_of_ours_needs_nothing_said() -> None:
    assert least_wanted(FILE, [question("x", N1=2, N2=1, N3=0, N4=-1)], None) == 2
    assert least_wanted(FILE, [question("x", N1=-1)], None) == 2
    assert least_wanted(FILE, [question("x", N1=4, N2=0.5)], 0.5) == 0.5


@pytest.mark.parametrize(
    ("grades", "said", "refused"),
    [
        ((0, 3, 1), None, "has the grades 0, 1, 3: say which is the least that is wanted"),
        ((0.5, 2), None, "has the grades 0.5, 2: say which"),
        ((0, 1), None, "has the grades 0, 1, and none is 2 or more: say which"),
        ((0, 3), 4.0, "has the grades 0, 3, and none is 4 or more"),
        ((2,), 0.0, "--wanted 0: must be above 0"),
    ],
)
def test_another_scale_must_be_told(grades: Sequence[float], said: float | None, refused: str) -> None:
    asked = question("x", "", **{f"N{place}": grade for place, grade in enumerate(grades)})

    with pytest.raises(ConfigurationError, match=refused):
        least_wanted(FILE, [asked], said)
