"""Shapes and field checks of the forms of measures."""
