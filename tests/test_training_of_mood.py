"""How the weights of porukka/mood are learnt: bin/train-mood, on a few texts made up here."""

from __future__ import annotations

import math

from bench.mood.__main__ import main, shipped
from bench.mood.learning import learn
from bench.mood.recipes import Recipe
from bench.mood.texts import Row
from porukka.mood.classifier.reading import best, scores
from porukka.mood.classifier.weights import packed, unpacked


def test_what_is_learnt_is_the_same_each_time_and_fits_what_it_was_learnt_from():
    rows = [Row("pos", f"good day {n}") for n in "abcdef"] + [Row("neg", f"bad night {n}") for n in "abcdef"]
    rows += [Row("neu", f"the house is there {n}") for n in "abcdef"]
    recipe = Recipe(files=(), helpers=(), source="", fewest=2, power=1.0, ridge=1e-4)
    made = [
        packed(shipped(learn([row.as_text() for row in rows], recipe, 500), (0.0, 0.0), {}))
        for _time in range(2)
    ]
    assert made[0] == made[1]
    weights = unpacked(made[0])
    assert [best(*scores(row.text, weights)) for row in rows] == [row.label for row in rows]
    assert all(math.isfinite(one) for row in rows for one in scores(row.text, weights))


def test_helpers_labelled_in_two_teach_words_and_not_how_seldom_people_are_neutral():
    rows = [Row("pos", f"good day {n}") for n in "abcdef"] + [Row("neg", f"bad night {n}") for n in "abcdef"]
    rows += [Row("neu", f"the house is there {n}") for n in "abcdefghij"]
    recipe = Recipe(files=(), helpers=(), source="", fewest=2, power=1.0, ridge=1e-4, trust=1.0)
    helpers = [Row("neg", f"terrible night {n}") for n in "abcdef"]
    helpers += [Row("pos", f"splendid day {n}") for n in "abcdef"]
    alone = learn([row.as_text() for row in rows], recipe, 500)
    helped = learn(
        [*(row.as_text() for row in rows), *(row.as_text(helps=True) for row in helpers)], recipe, 500
    )
    for text, label in [("night", 0), ("day", 1)]:
        features = Row("neu", text).as_text().features
        assert helped.scores(features)[label] > alone.scores(features)[label]
    neutral = Row("neu", "the house is there").as_text().features
    assert max(helped.scores(neutral)) < 0


def test_a_folder_without_the_texts_is_said(tmp_path, capsys):
    assert main([str(tmp_path), "--to", str(tmp_path)]) == 2
    assert "cannot be read" in capsys.readouterr().err
