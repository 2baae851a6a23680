"""Addresses of the trials."""

from django.urls import path

from rodtrad.work.trials.views import cycles, files, lists, obstacles, outcomes, programmes, regular, trials

app_name = "trials"
urlpatterns = [
    path("", lists.board, name="board"),
    path("lista/", lists.trial_list, name="list"),
    path("lista/fil/", files.trial_file, name="list-file"),
    path("nytt/", trials.new, name="new"),
    path("hinder/", obstacles.register, name="obstacles"),
    path("hinder/fil/", files.obstacle_file, name="obstacles-file"),
    path("hinder/<slug:code>/", obstacles.obstacle, name="obstacle"),
    path("hinder/<slug:code>/stang/", obstacles.close, name="obstacle-close"),
    path("vardag/", regular.introductions, name="introductions"),
    path("vardag/fil/", files.introduction_file, name="introductions-file"),
    path("program/", programmes.programme_list, name="programmes"),
    path("program/nytt/", programmes.new, name="programme-new"),
    path("program/<slug:code>/", programmes.programme, name="programme"),
    path("program/<slug:code>/andra/", programmes.edit, name="programme-edit"),
    path("uppfoljning/<slug:code>/", regular.follow_up, name="follow-up"),
    path("resultat/<slug:code>/", outcomes.outcome, name="outcome"),
    path("resultat/<slug:code>/andra/", outcomes.edit_lesson, name="lesson-edit"),
    path("<slug:code>/", trials.show, name="show"),
    path("<slug:code>/andra/", trials.edit, name="edit"),
    path("<slug:code>/pausa/", trials.pause, name="pause"),
    path("<slug:code>/stoppa/", trials.stop, name="stop"),
    path("<slug:code>/ta-upp/", trials.take_up, name="take-up"),
    path("<slug:code>/fil/", files.report, name="report"),
    path("<slug:code>/lardom/", outcomes.lesson_new, name="lesson-new"),
    path("<slug:code>/hinder/", obstacles.new, name="obstacle-new"),
    path("<slug:code>/program/", programmes.place_in, name="place-in"),
    path("<slug:code>/perspektiv/", programmes.reflect, name="reflect"),
    path("<slug:code>/battre/", regular.gate, name="gate"),
    path("<slug:code>/inforande/", regular.edit, name="regular"),
    path("<slug:code>/inforande/lage/", regular.move, name="regular-state"),
    path("<slug:code>/notering/<slug:note>/ta-tillbaka/", cycles.take_back, name="note-back"),
    path("<slug:code>/varv/", cycles.plan, name="plan"),
    path("<slug:code>/varv/<slug:cycle>/", cycles.edit, name="plan-edit"),
    path("<slug:code>/varv/<slug:cycle>/starta/", cycles.start, name="start"),
    path("<slug:code>/varv/<slug:cycle>/notera/", cycles.observe, name="observe"),
    path("<slug:code>/varv/<slug:cycle>/vad-hande/", cycles.happened, name="happened"),
    path("<slug:code>/varv/<slug:cycle>/besluta/", cycles.decide, name="decide"),
]
