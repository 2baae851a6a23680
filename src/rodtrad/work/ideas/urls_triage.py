"""Addresses of sorting, deciding and answering."""

from __future__ import annotations

from django.urls import path

from rodtrad.work.ideas.views import answers, board, groups, one, scores, triage

urlpatterns = [
    path("kampanj/<slug:code>/grupper/", groups.groups, name="groups"),
    path("kampanj/<slug:code>/utan-grupp/", groups.ungrouped, name="ungrouped"),
    path("kampanj/<slug:code>/ga-igenom/", triage.triage, name="triage"),
    path("kampanj/<slug:code>/ga-igenom/angra/", triage.take_back, name="take-back"),
    path("kampanj/<slug:code>/besvara/", answers.answers, name="answers"),
    path("kampanj/<slug:code>/besvara/<slug:outcome>/", answers.word, name="answer-word"),
    path("kampanj/<slug:code>/vantetider/", answers.fairness, name="fairness"),
    path("kampanj/<slug:code>/utfall/", answers.outcomes, name="outcomes"),
    path("kampanj/<slug:code>/tavla/", board.board, name="board"),
    path("kampanj/<slug:code>/tavla/angra/", board.undo, name="board-undo"),
    path("kampanj/<slug:code>/effekt/", scores.scores, name="scores"),
    path("kampanj/<slug:code>/effekt/sluta/", scores.stop, name="score-stop"),
    path("kampanj/<slug:code>/bedom/", scores.score, name="score"),
    path("besvara/<slug:code>/", answers.read, name="answers-read"),
    path("grupp/<slug:code>/", groups.group, name="group"),
    path("grupp/<slug:code>/namn/", groups.rename, name="group-rename"),
    path("grupp/<slug:code>/ihop/", groups.together, name="group-together"),
    path("<slug:code>/svara/", one.answer, name="answer"),
    path("<slug:code>/klart/", one.done, name="done"),
    path("<slug:code>/klart/angra/", one.open_again, name="open-again"),
    path("<slug:code>/hand/", one.hand, name="hand"),
    path("<slug:code>/for-ihop/", one.join, name="join"),
    path("<slug:code>/for-ihop/angra/", one.part, name="part"),
    path("<slug:code>/grupp/", groups.move, name="move"),
]
