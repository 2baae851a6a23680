"""Insights: who was asked, what was learnt from them, what is not known, and what they got back."""
