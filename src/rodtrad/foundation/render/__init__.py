"""Documents: one model of blocks, and a renderer for each form. Knows no domain.

A module builds a ``blocks.Document``; ``render(document, form)`` makes it a web page, slides, PowerPoint, PDF,
Word, Excel or CSV. Renderers are pure: the same document gives the same content, and they read no database.
"""
