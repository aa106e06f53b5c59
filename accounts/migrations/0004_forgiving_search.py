"""Recognise short names with one letter missing: word similarity counts from a half, not from PostgreSQL's 0.6.

"cancty" is like "cancity" by 0.57 and like "cathedral city" by 0.29.
"""

from django.db import migrations

# Loads the library that owns the setting: PostgreSQL lets nobody but a superuser name a setting it does not know yet,
# and on a database that exists already nothing else in the session has loaded it.
LOAD = "select word_similarity('', '')"
FORGIVING = "alter function kam_search_accounts(text, integer) set pg_trgm.word_similarity_threshold = 0.5"
STRICT = "alter function kam_search_accounts(text, integer) reset pg_trgm.word_similarity_threshold"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_walls")]

    operations = [migrations.RunSQL([LOAD, FORGIVING], [LOAD, STRICT])]
