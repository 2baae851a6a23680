"""Charts: one description (``spec``), drawn as SVG here and natively by PowerPoint and Excel."""
