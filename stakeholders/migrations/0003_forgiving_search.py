"""Recognise short names with one letter missing: word similarity counts from a half, not from PostgreSQL's 0.6.

"cancty" is like "cancity" by 0.57 and like "cathedral city" by 0.29.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("stakeholders", "0002_walls")]

    operations = [
        migrations.RunSQL(
            "alter function kam_search_stakeholders(text, integer) set pg_trgm.word_similarity_threshold = 0.5",
            "alter function kam_search_stakeholders(text, integer) reset pg_trgm.word_similarity_threshold",
        )
    ]
