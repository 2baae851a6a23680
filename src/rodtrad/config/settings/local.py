"""The demo and a developer's own machine: plain http on localhost."""

from rodtrad.config.settings.base import *
