"""Walking, drawing and rethinking a red thread, as pure functions on nodes and links."""
