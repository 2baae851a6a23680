"""The search index: one row of tokens an item, in a full-text table of each database's own kind."""

from django.db import migrations


def create(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE TABLE thread_search (item_id bigint PRIMARY KEY REFERENCES thread_item(id) ON DELETE CASCADE"
            " DEFERRABLE INITIALLY DEFERRED, tokens tsvector NOT NULL)"
        )
        editor.execute("CREATE INDEX thread_search_tokens ON thread_search USING gin (tokens)")
    else:
        # å is no a: diacritics stay. The underscore belongs to the words that mark kinds and audiences.
        editor.execute(
            "CREATE VIRTUAL TABLE thread_search USING fts5"
            "(tokens, tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\", detail=none)"
        )
        editor.execute(
            "CREATE TRIGGER thread_search_gone AFTER DELETE ON thread_item BEGIN"
            " DELETE FROM thread_search WHERE rowid = OLD.id; END"
        )


def drop(apps, editor):
    if editor.connection.vendor != "postgresql":
        editor.execute("DROP TRIGGER IF EXISTS thread_search_gone")
    editor.execute("DROP TABLE IF EXISTS thread_search")


class Migration(migrations.Migration):
    dependencies = [("thread", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
