"""Threads: claims joined by their matches, each step tied only where the text shows it."""

from __future__ import annotations

from newsroom import NEXT_DAY, claim, piece, scene_of

from retold.tracing.matching.match import Match
from retold.tracing.origins.chains import UNSTATED, chains_of
from retold.tracing.retellings import Basis, Retelling
from retold.tracing.threads import origins_of, weave
from retold.types import BlockKind, Claim

FIRST = piece(None, "The dyke broke at noon")
SECOND = piece(None, "The dyke was broken by noon", outlet="Coast Gazette", published=NEXT_DAY)
THIRD = piece(None, "The old dyke gave way", outlet="Orlow Times", published="2031-05-16")
A = claim(FIRST, "The dyke broke at noon", source="River Board")
B = claim(SECOND, "The dyke was broken by noon", source="River Board")
C = claim(THIRD, "The old dyke gave way")
SCENE = scene_of(FIRST, SECOND, THIRD, claims=[C, B, A])


def alike(left: Claim, right: Claim, score: float = 0.9) -> dict[tuple[str, str], Match]:
    match = Match(left.id, right.id, score, score, score, (), predicate=True, clash=None)
    return {(left.id, right.id): match}


def test_claims_without_a_match_are_threads_of_their_own() -> None:
    claims, threads = weave(SCENE, {}, ())
    assert len(threads) == 3
    assert len({c.thread for c in claims}) == 3
    assert [c.id for c in claims] == [C.id, B.id, A.id]


def test_a_thread_runs_from_the_earliest_telling() -> None:
    found = alike(B, A)
    tie = Retelling(A, B, found[B.id, A.id], Basis.SAME_SOURCE)
    claims, threads = weave(SCENE, found, [tie])
    (thread,) = [t for t in threads if len(t.steps) == 2]
    assert [(step.claim, step.retells) for step in thread.steps] == [(A.id, None), (B.id, A.id)]
    assert [step.reason for step in thread.steps] == [
        "first known telling",
        "tied by the same source",
    ]
    assert thread.title == A.text
    assert {c.thread for c in claims if c.id in {A.id, B.id}} == {thread.id}


def test_a_step_that_nothing_ties_is_left_unknown() -> None:
    _, threads = weave(SCENE, alike(A, B), ())
    (thread,) = [t for t in threads if len(t.steps) == 2]
    assert (thread.steps[1].retells, thread.steps[1].reason) == (None, "unknown")


def test_a_claim_retells_none_of_its_own_article() -> None:
    body = claim(FIRST, "The dyke broke")
    scene = scene_of(FIRST, claims=[A, body])
    tie = Retelling(A, body, alike(A, body)[A.id, body.id], Basis.OWN_ARTICLE)
    _, threads = weave(scene, alike(A, body), [tie, Retelling(body, A, tie.match, tie.tied)])
    (thread,) = threads
    assert [step.retells for step in thread.steps] == [None, None]


def test_a_thread_does_not_drift_from_the_claim_it_began_with() -> None:
    chained = alike(A, B) | alike(B, C)
    _, threads = weave(SCENE, chained, ())
    assert sorted(len(t.steps) for t in threads) == [1, 2]
    _, threads = weave(SCENE, chained | alike(A, C, 0.5), ())
    assert [len(t.steps) for t in threads] == [3]


def test_a_match_that_may_not_be_the_same_joins_nothing() -> None:
    _, threads = weave(SCENE, alike(A, B, 0.55), ())
    assert len(threads) == 3


def test_thread_ids_hang_on_content_alone() -> None:
    again = scene_of(THIRD, SECOND, FIRST, claims=[A, C, B])
    ids = {t.id for t in weave(SCENE, alike(A, B), ())[1]}
    assert ids == {t.id for t in weave(again, alike(B, A), ())[1]}


def test_origins_are_where_chains_end() -> None:
    found = origins_of(SCENE, [A, B, C], chains_of(SCENE))
    assert [(origin.source, len(origin.articles)) for origin in found] == [
        ("River Board", 2),
        (UNSTATED, 1),
    ]


def test_an_article_that_names_a_source_once_is_not_unstated_as_well() -> None:
    plain = claim(FIRST, "The dyke broke")
    found = origins_of(SCENE, [A, plain], chains_of(SCENE))
    assert [origin.source for origin in found] == ["River Board"]


def test_a_title_stands_with_its_body_though_unlike_what_the_thread_began_with() -> None:
    own = piece("Dyke gone", "The old dyke gave way", outlet="Orlow Times", published=NEXT_DAY)
    title = claim(own, "Dyke gone", block=BlockKind.TITLE)
    body = claim(own, "The old dyke gave way")
    scene = scene_of(FIRST, own, claims=[title, body, A])
    found = alike(A, body, 0.7) | alike(title, body, 0.95)
    assert [len(t.steps) for t in weave(scene, found, ())[1]] == [3]
    _, threads = weave(scene, alike(A, body, 0.7), ())
    assert sorted(len(t.steps) for t in threads) == [1, 2]


def test_a_tied_telling_joins_its_origin_though_no_match_is_the_same() -> None:
    loose = alike(A, B, 0.5)
    tie = Retelling(A, B, loose[A.id, B.id], Basis.SAME_SOURCE)
    assert sorted(len(t.steps) for t in weave(SCENE, loose, [tie])[1]) == [1, 2]
    assert sorted(len(t.steps) for t in weave(SCENE, loose, ())[1]) == [1, 1, 1]


def test_copied_words_stand_where_the_original_does() -> None:
    copy = piece(None, "The dyke broke at noon", outlet="Reprint Daily", published=NEXT_DAY)
    copied = claim(copy, "The dyke broke at noon")
    known = scene_of(FIRST, copy, claims=[A, copied], copies={copy.id: FIRST.id})
    (thread,) = weave(known, {}, ())[1]
    assert [(s.claim, s.retells) for s in thread.steps] == [(A.id, None), (copied.id, A.id)]
    assert thread.steps[1].reason == "tied by copied words"
    apart = scene_of(FIRST, copy, claims=[A, copied])
    assert [len(t.steps) for t in weave(apart, {}, ())[1]] == [1, 1]


def test_an_original_that_came_later_by_its_date_is_retold_by_no_copy_of_it() -> None:
    copy = piece(None, "The dyke broke at noon", outlet="Reprint Daily", published="2031-05-01")
    copied = claim(copy, "The dyke broke at noon")
    known = scene_of(FIRST, copy, claims=[A, copied], copies={copy.id: FIRST.id})
    steps = [step for thread in weave(known, {}, ())[1] for step in thread.steps]
    assert [step.retells for step in steps] == [None, None]
