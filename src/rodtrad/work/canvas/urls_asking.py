"""Paths of asking: counter-questions, thought tests, interviews, guests, actors, knowledge in use."""

from django.urls import path

from rodtrad.work.canvas.views.asking import (
    actors,
    guests,
    interviews,
    knowledge,
    outcomes,
    public,
    questions,
    thoughts,
)

urlpatterns = [
    path("svar/<slug:token>/", public.answer, name="guest"),
    path("aktorer/", actors.actors, name="actors"),
    path("aktorer/<slug:code>/kontakt/", actors.contact, name="actor-contact"),
    path("kunskap/", knowledge.knowledge, name="knowledge"),
    path("kunskap/fil/", knowledge.knowledge_file, name="knowledge-file"),
    path("motfraga/<slug:code>/", questions.question, name="question"),
    path("motfraga/<slug:code>/parkera/", questions.park, name="question-park"),
    path("motfraga/<slug:code>/oppna/", questions.reopen, name="question-reopen"),
    path("provtank/<slug:code>/", thoughts.thought, name="thought"),
    path("provtank/<slug:code>/klocka/", thoughts.start_clock, name="thought-clock"),
    path("provtank/<slug:code>/alternativ/", thoughts.new_alternative, name="alternative-new"),
    path("alternativ/<slug:code>/", thoughts.alternative, name="alternative"),
    path("alternativ/<slug:code>/kort/", thoughts.promote, name="alternative-promote"),
    path("intervju/<slug:code>/", interviews.interview, name="interview"),
    path("lank/<slug:code>/dra-tillbaka/", guests.withdraw, name="guest-withdraw"),
    path("gastsvar/<slug:code>/", guests.guest_answer, name="guest-answer"),
    path("<slug:code>/motfragor/", questions.questions, name="questions"),
    path("<slug:code>/motfragor/ny/", questions.new, name="question-new"),
    path("<slug:code>/handledare/", questions.supervisors, name="supervisors"),
    path("<slug:code>/provtank/", thoughts.thoughts, name="thoughts"),
    path("<slug:code>/provtank/nytt/", thoughts.new, name="thought-new"),
    path("<slug:code>/intervjuer/", interviews.interviews, name="interviews"),
    path("<slug:code>/introduktion/", interviews.introduction, name="introduction"),
    path("<slug:code>/gaster/", guests.guests, name="guests"),
    path("<slug:code>/gaster/ny/", guests.new, name="guest-new"),
    path("<slug:code>/utfall/", outcomes.outcomes, name="outcomes"),
]
