"""Swedish words: what a text says, said alike however it is inflected or put together. For search and grouping."""

from rodtrad.kernel.swedish.compounds import parts
from rodtrad.kernel.swedish.stems import stem
from rodtrad.kernel.swedish.terms import STOP_WORDS, query_terms, terms, words

__all__ = ["STOP_WORDS", "parts", "query_terms", "stem", "terms", "words"]
