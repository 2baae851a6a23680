"""The search index: one row of tokens an item, in a full-text table of each database's own kind."""

from django.db import migrations

GONE = {"gone": "WHERE item_id = OLD.id", "emptied": ""}


def create(apps, editor):
    if editor.connection.vendor == "postgresql":
        # No foreign key: it would keep thread_item from being emptied at once. Triggers let the rows go with theirs.
        editor.execute("CREATE TABLE thread_search (item_id bigint PRIMARY KEY, tokens tsvector NOT NULL)")
        for name, what in GONE.items():
            body = f"BEGIN DELETE FROM thread_search {what}; RETURN NULL; END"  # noqa: S608 - no input in it
            editor.execute(
                f"CREATE OR REPLACE FUNCTION thread_search_{name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
            )
        editor.execute(
            "CREATE TRIGGER thread_search_gone AFTER DELETE ON thread_item"
            " FOR EACH ROW EXECUTE FUNCTION thread_search_gone()"
        )
        editor.execute(
            "CREATE TRIGGER thread_search_emptied AFTER TRUNCATE ON thread_item"
            " FOR EACH STATEMENT EXECUTE FUNCTION thread_search_emptied()"
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
    on = " ON thread_item" if editor.connection.vendor == "postgresql" else ""
    editor.execute(f"DROP TRIGGER IF EXISTS thread_search_gone{on}")
    if on:
        editor.execute(f"DROP TRIGGER IF EXISTS thread_search_emptied{on}")
        for name in GONE:
            editor.execute(f"DROP FUNCTION IF EXISTS thread_search_{name}()")
    editor.execute("DROP TABLE IF EXISTS thread_search")


class Migration(migrations.Migration):
    dependencies = [("thread", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
