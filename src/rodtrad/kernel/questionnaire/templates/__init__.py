"""Questionnaires that are ready to use. Every sentence is our own; what comes from a source is said at each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rodtrad.kernel.questionnaire.model import Questionnaire
from rodtrad.kernel.questionnaire.templates.follow_up import FOLLOW_UP
from rodtrad.kernel.questionnaire.templates.innovation import INNOVATION_CLIMATE
from rodtrad.kernel.questionnaire.templates.users import USER_SURVEY

TEMPLATES: Mapping[str, Questionnaire] = MappingProxyType(
    {each.name: each for each in (INNOVATION_CLIMATE, USER_SURVEY, FOLLOW_UP)}
)
