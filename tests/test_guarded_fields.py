"""Every text column either refuses identity numbers or stands here, because no person writes in it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from rodtrad.foundation.base.fields import (
    GuardedCharField,
    GuardedEmailField,
    GuardedJSONField,
    GuardedTextField,
    IdentityNumberFound,
    refuse_identity_numbers,
)

# Columns that no person and no file can put a text of their own in. Each is one of: a random or running code of
# ours; a word out of a list that forms, services and the case reader check; a name from a manifest or the case
# form's table of keys; a digest or a row's path of ids, which may look like a number by chance.
NOT_WRITTEN_IN = {
    "audit.Entry": {"actor", "actor_kind", "place", "action", "item", "home", "fields", "digest"},
    "audit.Value": {"salt"},
    "audit.Seal": {"digest"},
    "jobs.Job": {"code", "name", "key", "state", "token", "worker", "owner", "language", "place", "path", "item"},
    "jobs.Tick": {"name"},
    "org.Place": {"code", "kind", "path"},
    "org.User": {"code", "language", "password"},
    "org.Membership": {"code", "role"},
    "org.ObjectRole": {"item", "role"},
    "org.SettingValue": {"name"},
    "thread.Item": {"code", "kind", "home", "audience", "life", "state"},
    "thread.SavedSearch": {"code"},
    "thread.Link": {"code", "rel", "home", "basis", "life"},
    "thread.Label": {"catalogue"},
    "thread.Flag": {"code", "home", "why", "field", "answer"},
    "thread.Alternative": {"code", "field"},
    "files.Attachment": {"code", "kind", "sha256", "life"},
    "talk.Comment": {"code"},
    "talk.Notice": {"code", "kind", "anchor"},
    "talk.NoticeChoice": {"kind", "way"},
    "talk.Preference": {"quiet"},
    "talk.Told": {"key"},
    "talk.Mail": {"code", "state", "claim"},
    "talk.Delegation": {"code", "key", "url", "outcome"},
    "talk.StandIn": {"code"},
    "rest.Token": {"code", "digest"},
    "rest.Sent": {"key", "fingerprint"},
    "letterhead.OwnFile": {"kind", "lacks"},
    "insights.SubPopulation": {"code", "colour", "pattern"},
    "insights.Theme": {"kind"},
    "insights.ShiftLabel": {"code", "state", "moved"},
    "insights.PartnerContact": {"code", "work", "kind", "answer"},
    "insights.InsightWork": {"secrecy", "openness"},
    "insights.Insight": {"material", "background", "came_by", "evidence", "strength", "reach", "joined"},
    "insights.Feedback": {"channel"},
    "insights.ValueMap": {"form"},
    "insights.ValueStep": {"phase"},
    "insights.Heard": {"dimension"},
    "insights.PopulationShare": {"dimension"},
    "insights.Cell": {"code", "state"},
    "insights.LookedUp": {"code", "advice"},
    "insights.SourceCheck": {"classed"},
    "insights.Finding": {"code", "check_code", "answer"},
    "insights.InsightUpload": {"code"},
    "insights.RoundUnit": {"code"},
    "insights.MapCount": {"audience"},
    "insights.Counted": {"facts"},
    "insights.BoardReportVersion": {"code"},
    "insights.BoardQuestion": {"code"},
    # session_data: made by us; what is posted is never put in it (access/tests/test_sessions.py)
    "access.Session": {"code", "session_key", "session_data", "browser", "system"},
    "canvas.CaseDetail": {
        "level", "new_or_existing", "entry_piece", "paused_from", "visibility", "letters", "cleared",
    },
    "canvas.CardDetail": {"piece", "basis", "visibility"},
    "canvas.Seat": {"code"},
    "canvas.Version": {"code", "why", "status"},
    "canvas.Release": {"level"},
    "canvas.Loop": {"code", "trigger", "kind", "suggested"},
    "canvas.PlaceCondition": {"time", "mandate", "asked_for"},
    "canvas.Review": {"code", "step", "outcome"},
    "canvas.HistoryEntry": {"list_name"},
    "canvas.Upload": {"code"},
    "canvas.TakenDocument": {"job"},
    "canvas.GuidingQuestion": {"code", "key", "part", "state"},
    "canvas.GuidingVote": {"key"},
    "canvas.GuidingUse": {"key"},
    "canvas.Sent": {"key"},
    "canvas.Finding": {"code", "check_code", "answer"},
    "canvas.FindingAnswer": {"check_code", "answer"},
    "canvas.CounterQuestion": {"code", "piece", "guide", "state"},
    "canvas.ThoughtTest": {"code", "pieces", "way"},
    "canvas.ThoughtAlternative": {"code"},
    "canvas.Interview": {"code"},
    "canvas.ProposedComponent": {"competence"},
    "canvas.GuestLink": {"code", "piece", "digest"},
    "canvas.Origin": {"once"},
    "canvas.GuestKnock": {"key"},
    "indicators.Measure": {"role", "direction", "period_kind", "reads", "chart", "rules", "constant", "verdict",
                           "assurance"},
    "indicators.Aim": {"code", "kind", "origin"},
    "indicators.Mark": {"code", "kind"},
    "indicators.Signal": {"code", "key", "what", "answer"},
    "indicators.Batch": {"code", "kind", "way"},
    "indicators.Compared": {"code"},
    "indicators.Split": {"code", "sex", "area"},
    "indicators.Reading": {"status", "way"},
    "indicators.FormerReading": {"status", "way"},
    "ideas.Campaign": {"public_code", "naming", "types", "languages"},
    "ideas.Challenge": {"code"},
    "ideas.Batch": {"code", "key_digest"},
    "ideas.Idea": {"idea_type", "mandate", "held_why", "answer_digest", "channel", "language", "once"},
    "ideas.Voice": {"code", "answer_digest", "channel", "language", "once"},
    "ideas.Merge": {"code", "state_before"},
    "ideas.Split": {"code", "state_before"},
    "ideas.Group": {"key"},
    "ideas.Member": {"placing"},
    "ideas.GroupCorrection": {"what"},
    "ideas.AnswerTemplate": {"code", "outcome"},
    "ideas.AnswerBatch": {"code", "job"},
    "ideas.Answer": {"code"},
    "ideas.Knock": {"key"},
    "trials.Cycle": {"code", "state", "scale", "turned", "decision", "loop"},
    "trials.FollowUp": {"code", "holds"},
    "trials.Observation": {"code"},
    "trials.Obstacle": {"code", "kind", "check_code", "state"},
    "trials.InProgramme": {"theme"},
    "trials.Reflection": {"perspective"},
    "trials.Regular": {"gate", "state"},
    "trials.Result": {"turned"},
}  # fmt: skip
# Neither text nor numbers: what lies packed in them is judged before it is kept.
PACKED = {
    "canvas.Upload.packed",
    "ideas.Batch.packed",  # a file with an identity number is refused before its rows are kept
    "canvas.TakenDocument.data",  # made by us of what stands here already
    "files.Content.data",
    "insights.InsightUpload.data",  # read and refused by insights.imports before it is kept
    "insights.InsightUpload.judged",  # what imports.judging says of it
    "indicators.Batch.packed",  # read and refused by indicators.imports before it is kept
    # numbers, each refused by rules.numbers, forms.fields or services.readings when it is an identity number
    *(
        f"indicators.{model}.{name}"
        for model in ("Reading", "FormerReading")
        for name in ("value", "num", "den")
    ),
    *(
        f"indicators.Compared.{name}" for name in ("own", "group_value")
    ),  # of a sheet that services.compared has judged
    *(f"indicators.{name}" for name in ("Measure.best_from", "Measure.best_to", "Aim.value", "Aim.value_to")),
    "insights.PopulationShare.percent",
    "trials.Observation.number",  # seven digits before the comma: no identity number has room
    "letterhead.OwnFile.data",  # its texts are read and refused by letterhead.services before it is kept
}


def test_every_text_column_is_guarded_or_named_here() -> None:
    guarded = (GuardedCharField, GuardedEmailField, GuardedTextField, GuardedJSONField)
    unguarded: dict[str, set[str]] = {}
    for model in apps.get_models():
        if not model.__module__.startswith("rodtrad."):
            continue
        for field in model._meta.local_fields:
            writable = isinstance(field, models.CharField | models.TextField | models.JSONField)
            if writable and not isinstance(field, guarded):
                unguarded.setdefault(model._meta.label, set()).add(field.name)

    assert unguarded == NOT_WRITTEN_IN


def test_every_column_that_hides_its_content_is_named_here() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("rodtrad.")]
    plain = (models.CharField, models.TextField, models.JSONField, models.ForeignKey, models.OneToOneField)
    numbers = (models.IntegerField, models.BooleanField, models.DateField)
    other = {
        f"{model._meta.label}.{field.name}"
        for model in ours
        for field in model._meta.local_fields
        if not isinstance(field, plain + numbers)
    }

    assert other == PACKED


@pytest.mark.parametrize(
    "value", ["640823-3234", {"a": [{"640823-3234": 1}]}, {"kr": 6408233234}, ["x", ("6408233234",)]]
)
def test_number_when_anywhere_in_a_value_then_refused(value: object) -> None:
    with pytest.raises(IdentityNumberFound) as refusal:
        refuse_identity_numbers(value)

    assert "640823" not in str(refusal.value)


@pytest.mark.parametrize("value", ["6408233235", {"kr": 100_000, "when": "2024-03-15"}, True, None, 12.5])
def test_value_when_it_holds_no_number_then_taken(value: object) -> None:
    refuse_identity_numbers(value)
