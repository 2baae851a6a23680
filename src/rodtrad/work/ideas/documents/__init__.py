"""Documents of the ideas: the poster, the booklet back to all senders (GIN-94), and the list as a file."""

from rodtrad.work.ideas.documents.booklet import gin_94_booklet
from rodtrad.work.ideas.documents.lists import idea_table
from rodtrad.work.ideas.documents.poster import poster

__all__ = ["gin_94_booklet", "idea_table", "poster"]
