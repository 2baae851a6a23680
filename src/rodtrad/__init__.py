"""Rödtråd: follow a development effort from the first voice to a tested benefit, and on."""

__version__ = "0.1.0"
