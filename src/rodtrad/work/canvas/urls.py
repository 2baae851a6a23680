"""Paths of the canvas. Codes in addresses are public codes, never row numbers."""

from django.urls import path

from rodtrad.work.canvas import urls_asking, urls_board, urls_files, urls_over_time
from rodtrad.work.canvas.views import boards, cards, cases, lists, team

app_name = "canvas"
urlpatterns = [
    path("", lists.case_list, name="list"),
    path("nytt/", cases.new, name="new"),
    *urls_asking.urlpatterns,
    *urls_files.urlpatterns,
    *urls_board.urlpatterns,
    *urls_over_time.urlpatterns,
    path("kort/<slug:code>/", cards.show, name="card"),
    path("kort/<slug:code>/andra/", cards.edit, name="card-edit"),
    path("kort/<slug:code>/bekrafta/", cards.confirm, name="card-confirm"),
    path("kort/<slug:code>/ordning/", cards.order, name="card-order"),
    path("kort/<slug:code>/flytta/", cards.move, name="card-move"),
    path("kort/<slug:code>/lagg-undan/", cards.retire, name="card-retire"),
    path("kort/<slug:code>/ta-tillbaka/", cards.bring_back, name="card-bring-back"),
    path("fraga/<slug:code>/", boards.answer, name="answer"),
    path("plats/<slug:code>/", team.seat, name="seat"),
    path("<slug:code>/", boards.show, name="show"),
    path("<slug:code>/andra/", cases.edit, name="edit"),
    path("<slug:code>/lage/", cases.state, name="state"),
    path("<slug:code>/visas-for/", cases.visibility, name="visibility"),
    path("<slug:code>/utforska/", cases.exploring, name="exploring"),
    path("<slug:code>/historik/", boards.case_history, name="history"),
    path("<slug:code>/team/", team.team, name="team"),
    path("<slug:code>/lagg-undan/", cases.retire, name="retire"),
    path("<slug:code>/ta-tillbaka/", cases.bring_back, name="bring-back"),
    path("<slug:code>/nytt-kort/<slug:card_type>/", cards.new, name="card-new"),
    path("<slug:code>/fragor/<slug:check>/", boards.answer_all, name="answer-all"),
]
