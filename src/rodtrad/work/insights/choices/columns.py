"""The columns of files of insights, and how large one may be."""

from __future__ import annotations

MOST_BYTES = 50 * 1024 * 1024

# The heads of columns, as written out and as they may be called otherwise (the seed file's keys).
COLUMNS: dict[str, tuple[str, ...]] = {
    "nyckel": ("id", "key"),
    "insikt": ("text",),
    "organisation": ("municipality", "kommun", "enhet"),
    "perspektiv": ("perspective",),
    "grupp": ("subpopulation", "group"),
    "tema": ("theme", "teman"),
    "förflyttning": ("shift", "label"),
    "metod": ("method",),
    "datum": ("date", "caught"),
    "plats": ("where", "place"),
    "röster": ("voices",),
    "styrka": ("strength",),
    "kom via": ("came_by",),
    "nyckelinsikt": ("key_insight",),
    "sparas som": ("source_check", "material"),
    "nytt": ("new",),
    "känt": ("known",),
    "betyder": ("so_what",),
}
