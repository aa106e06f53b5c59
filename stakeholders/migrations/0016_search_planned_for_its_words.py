"""Plan the search of people for the words that are sought: who holds many names is found by walking them in order.

Planned for any words at once, PostgreSQL read every name that holds them from the trigrams, sorted thousands to keep a
thousand, and for a single letter, which no trigram knows, read the whole index: 187 ms among 100,000 people. Told the
words, it walks the names in order and stops at the last one wanted (0.3 ms), or asks the trigrams where few hold them.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("stakeholders.migrations.0006_doubles").SEARCH
# Loads the library that owns the setting (see 0003).
LOAD = "select word_similarity('', '')"
SEARCH = """
create or replace function kam_search_stakeholders(query text, most integer) returns table (id bigint, score real)
    language plpgsql stable security definer set search_path = pg_catalog, public
    set pg_trgm.word_similarity_threshold = 0.5
    set plan_cache_mode = force_custom_plan
    as $$
    declare
        sought constant text := public.kam_sortkey(query);
        holding constant text := '%' || sought || '%';
        organisation constant bigint := nullif(current_setting('app.org', true), '')::bigint;
        named bigint;
        told bigint := 0;
    begin
        return query select s.id, 0.95::real from public.stakeholders_stakeholder s
            where s.organisation_id = organisation and s.sort_name like holding
            order by s.organisation_id, s.sort_name, s.id limit most;
        get diagnostics named = row_count;
        if named < most then
            return query select found.id, 0.7::real from (
                select s.id, s.sort_name from public.stakeholders_stakeholder s
                where s.organisation_id = organisation and s.sort_name not like holding
                    and public.kam_sortkey(s.job_title || ' ' || s.email) like holding
                limit most - named) found order by found.sort_name;
            get diagnostics told = row_count;
        end if;
        if named + told = 0 then
            -- Likeness is the trigrams' work, whatever the words: planned for them it reads every name (160 ms for 46).
            return query with q as materialized (select sought as words)
                select s.id, word_similarity(q.words, s.sort_name)::real as likeness
                from q, public.stakeholders_stakeholder s
                where s.organisation_id = organisation and q.words <% s.sort_name
                order by likeness desc, s.sort_name limit most;
        end if;
    end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("stakeholders", "0015_tie_words")]

    operations = [migrations.RunSQL([LOAD, SEARCH], [LOAD, BEFORE])]
