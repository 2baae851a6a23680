"""Documents of the ideas: the poster, the booklet back to all senders (GIN-94), and the list as a file."""

from rodtrad.sources.ideas.documents.booklet import gin_94_booklet
from rodtrad.sources.ideas.documents.lists import idea_table
from rodtrad.sources.ideas.documents.poster import poster

__all__ = ["gin_94_booklet", "idea_table", "poster"]
