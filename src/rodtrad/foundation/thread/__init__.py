"""The red thread: items, links, lanes, look-again flags, history, and the page where one walks it."""
