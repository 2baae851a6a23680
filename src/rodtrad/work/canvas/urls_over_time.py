"""Paths of a work over time: sketches, decisions, loops, timeline, reviews, conditions."""

from django.urls import path

from rodtrad.work.canvas.views import decisions, loops, over_time, releases, reviews, versions

urlpatterns = [
    path("slappta/", releases.release_list, name="releases"),
    path("befintliga/", reviews.portfolio, name="portfolio"),
    path("befintliga/kalkylblad/", reviews.portfolio_file, name="portfolio-file"),
    path("larande/", loops.report, name="loop-report"),
    path("skiss/<slug:code>/", versions.show, name="version"),
    path("skiss/<slug:code>/slapp/", releases.release, name="version-release"),
    path("skiss/<slug:code>/kort/<slug:card>/", versions.version_card, name="version-card"),
    path("slappt/<slug:code>/", releases.show, name="released"),
    path("slappt/<slug:code>/ta-tillbaka/", releases.end, name="release-end"),
    path("vagval/<slug:code>/", decisions.show, name="decision"),
    path("vagval/<slug:code>/galler/", decisions.keep, name="decision-keep"),
    path("loop/<slug:code>/", loops.loop, name="loop"),
    path("oversyn/<slug:code>/<slug:step>/", reviews.step, name="review-step"),
    path("kort/<slug:code>/larande/", loops.fork, name="fork"),
    path("kort/<slug:code>/ursprung/", over_time.card_story, name="card-story"),
    path("platsen/<slug:code>/forutsattningar/", over_time.place_conditions, name="place-conditions"),
    path("<slug:code>/skisser/", versions.version_list, name="versions"),
    path("<slug:code>/skisser/spara/", versions.take, name="version-new"),
    path("<slug:code>/skisser/jamfor/", versions.compare, name="compare"),
    path("<slug:code>/vagval/", decisions.decision_list, name="decisions"),
    path("<slug:code>/vagval/nytt/", decisions.new, name="decision-new"),
    path("<slug:code>/larande/", loops.loop_list, name="loops"),
    path("<slug:code>/larande/ny/", loops.begin, name="loop-new"),
    path("<slug:code>/tidslinje/", over_time.show_timeline, name="timeline"),
    path("<slug:code>/oversyn/", reviews.review_list, name="reviews"),
    path("<slug:code>/forutsattningar/", over_time.case_conditions, name="conditions"),
    path("<slug:code>/mandat/", over_time.mandate, name="mandate"),
]
