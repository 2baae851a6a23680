"""Pages of insights: fetch by queries, check a form, call one service, show."""
