"""One group of accounts, from its head down, added up by one statement whatever its size.

Of each line shown: what is its own and what it is together with all below, money in one currency at the factors given.
Amounts in currencies without a factor are added up apart, each in its own. Accounts the reader may not see are
counted, and nothing else of them is read; accounts that left the programme are shown and count nothing.
"""

from __future__ import annotations

# {seen} is whether the reader may see the account `a`. Row 0 is the whole group. Lines come in the order of the tree.
ROLL_UP = """
with recursive tree(id, path, way, keys, seen, live) as (
    select a.id, array[a.id], case when {seen} then array[a.id] else '{}'::bigint[] end,
           array[a.sort_name || ' ' || a.id], {seen}, a.archived_at is null
    from accounts_account a where a.organisation_id = %(org)s and a.id = %(head)s
    union all
    select a.id, t.path || a.id, case when {seen} then t.way || a.id else t.way end,
           t.keys || (a.sort_name || ' ' || a.id), {seen}, a.archived_at is null
    from tree t join accounts_account a on a.parent_id = t.id and a.organisation_id = %(org)s
    where a.id <> all (t.path)
),
rate(currency, factor) as (select * from unnest(%(codes)s::text[], %(factors)s::numeric[])),
paper as (
    select c.account_id as id, c.currency, sum(c.annual_value) as value, count(*) as contracts, min(c.end_on) as ends,
           max(s.score) as score, count(*) filter (where s.level in ('watch', 'risk')) as fragile,
           max(case s.level when 'risk' then 2 when 'watch' then 1 when 'good' then 0 end) as worst
    from tree t
    join accounts_contract c on c.account_id = t.id and c.organisation_id = %(org)s and c.outcome = 'running'
    left join insights_renewalassessment s on s.contract_id = c.id and s.organisation_id = %(org)s
    where t.seen and t.live group by 1, 2
),
figure as (
    select a.id, a.currency, a.revenue_12m as revenue, a.revenue_previous_12m as before, null::numeric as value
    from tree t join accounts_account a on a.id = t.id where t.seen and t.live
    union all
    select id, currency, null, null, value from paper
),
pair(id, below) as (
    select u.id, t.id from tree t cross join unnest(0 || t.way) as u(id) where t.seen and t.live
),
money as (
    select p.id, f.currency, sum(f.revenue) as revenue, sum(f.before) as before, sum(f.value) as value,
           sum(f.revenue) filter (where p.id = p.below) as own
    from pair p join figure f on f.id = p.below group by 1, 2
    having sum(f.revenue) is not null or sum(f.before) is not null or sum(f.value) is not null
),
rolled as (
    select m.id, sum(m.revenue * r.factor) as revenue, sum(m.before * r.factor) as before,
           sum(m.value * r.factor) as value, sum(m.own * r.factor) as own, array_agg(m.currency) as currencies,
           json_object_agg(m.currency, json_build_array(m.revenue::text, m.value::text, m.own::text))
               filter (where r.factor is null) as apart
    from money m left join rate r on r.currency = m.currency group by 1
),
counted as (
    select p.id, count(distinct p.below) as accounts, sum(b.contracts) as contracts, min(b.ends) as ends,
           max(b.score) as score, sum(b.fragile) as fragile, max(b.worst) as worst
    from pair p left join paper b on b.id = p.below group by 1
),
kids as (select way[cardinality(way) - 1] as id, count(*) as n from tree where seen group by 1),
hidden as (select coalesce(way[cardinality(way)], 0) as id, count(*) as n from tree where not seen group by 1),
size as (select count(*) filter (where seen) as seen, count(*) filter (where not seen) as hidden from tree),
standing as (
    select t.*, t.way[1:cardinality(t.way) - 1] as over,
           not t.id = any (%(folded)s) and (s.seen <= %(small)s or t.id = any (%(opened)s)) as open
    from tree t, size s where t.seen
),
closed(ids) as (select coalesce(array_agg(id), '{}') from standing where not open),
line as (
    select n.* from standing n, closed c
    where not n.over && c.ids
      and (%(after)s = 0 or n.keys > (select keys from tree where id = %(after)s))
    order by n.keys limit %(most)s
)
select 0, 0, null, true, true, s.seen, s.hidden, c.accounts, r.own, r.revenue, r.before, r.value, c.contracts, c.ends,
       c.score, c.fragile, c.worst, r.apart, '', '', '', '', r.currencies, null::text[]
from size s left join rolled r on r.id = 0 left join counted c on c.id = 0
union all
select n.id, cardinality(n.over), n.over[cardinality(n.over)], n.live, n.open, coalesce(k.n, 0), coalesce(h.n, 0),
       c.accounts, r.own, r.revenue, r.before, r.value, c.contracts, c.ends, c.score, c.fragile, c.worst, r.apart,
       a.name, a.country, a.phase, coalesce(m.name, ''), null, n.keys
from line n join accounts_account a on a.id = n.id
left join tenancy_membership m on m.id = a.owner_id
left join rolled r on r.id = n.id left join counted c on c.id = n.id
left join kids k on k.id = n.id left join hidden h on h.id = n.id
order by 24 nulls first
"""
