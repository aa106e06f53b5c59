"""One group of accounts, from its head down, added up by one statement whatever its size.

Of each line shown: what is its own and what it is together with all below, money in one currency at the factors given.
Amounts in currencies without a factor are added up apart, each in its own. Accounts the reader may not see are
counted, and nothing else of them is read; accounts that left the programme are shown and count nothing.
"""

from __future__ import annotations

# {seen} is whether the reader may see the account `a`. Row 0 is the whole group. Lines come in the order of the tree.
# Money is converted before it is added up, and added up for the lines shown alone: a group of 500 shows thirty.
ROLL_UP = """
with recursive tree(id, path, way, keys, seen, live, currency, revenue, before) as (
    select a.id, array[a.id], case when {seen} then array[a.id] else '{}'::bigint[] end,
           array[a.sort_name || ' ' || a.id], {seen}, a.archived_at is null,
           a.currency, a.revenue_12m, a.revenue_previous_12m
    from accounts_account a where a.organisation_id = %(org)s and a.id = %(head)s
    union all
    select a.id, t.path || a.id, case when {seen} then t.way || a.id else t.way end,
           t.keys || (a.sort_name || ' ' || a.id), {seen}, a.archived_at is null,
           a.currency, a.revenue_12m, a.revenue_previous_12m
    from tree t join accounts_account a on a.parent_id = t.id and a.organisation_id = %(org)s
    where a.id <> all (t.path)
),
rate(currency, factor) as (select * from unnest(%(codes)s::text[], %(factors)s::numeric[])),
size as (select count(*) filter (where seen) as seen, count(*) filter (where not seen) as hidden from tree),
standing as (
    select t.*, t.way[1:cardinality(t.way) - 1] as over,
           not t.id = any (%(folded)s) and (s.seen <= %(small)s or t.id = any (%(opened)s)) as open
    from tree t, size s where t.seen
),
opened(ids) as (select coalesce(array_agg(id), '{}') from standing where open),
line as (
    select n.* from standing n, opened o
    where n.over <@ o.ids
      and (%(after)s = 0 or n.keys > (select keys from tree where id = %(after)s))
    order by n.keys limit %(most)s
),
shown(id) as (select 0 union all select id from line),
paper as (
    select c.account_id as id, c.currency, sum(c.annual_value) as value, count(*) as contracts, min(c.end_on) as ends,
           max(s.score) as score, count(*) filter (where s.level in ('watch', 'risk')) as fragile,
           max(case s.level when 'risk' then 2 when 'watch' then 1 when 'good' then 0 end) as worst
    from tree t
    join accounts_contract c on c.account_id = t.id and c.organisation_id = %(org)s and c.outcome = 'running'
    left join insights_renewalassessment s on s.contract_id = c.id and s.organisation_id = %(org)s
    where t.seen and t.live group by 1, 2
),
held as (
    select p.id, sum(p.value * r.factor) as value, sum(p.contracts) as contracts, min(p.ends) as ends,
           max(p.score) as score, sum(p.fragile) as fragile, max(p.worst) as worst
    from paper p left join rate r on r.currency = p.currency group by 1
),
leaf as (
    select t.id, 0 || t.way as way, t.revenue * r.factor as revenue, t.before * r.factor as before, h.value,
           h.contracts, h.ends, h.score, h.fragile, h.worst
    from tree t left join rate r on r.currency = t.currency left join held h on h.id = t.id where t.seen and t.live
),
rolled as (
    select u.id, count(*) as accounts, sum(l.revenue) as revenue, sum(l.before) as before, sum(l.value) as value,
           sum(l.revenue) filter (where u.id = l.id) as own, sum(l.contracts) as contracts, min(l.ends) as ends,
           max(l.score) as score, sum(l.fragile) as fragile, max(l.worst) as worst
    from leaf l cross join unnest(l.way) as u(id) where u.id in (select id from shown) group by 1
),
amount as (
    select id, currency, revenue, before, null::numeric as value from tree
    where seen and live and (revenue is not null or before is not null)
    union all
    select id, currency, null, null, value from paper where value is not null
),
foreign_money as (
    select u.id, f.currency, sum(f.revenue) as revenue, sum(f.value) as value,
           sum(f.revenue) filter (where u.id = f.id) as own
    from amount f join tree t on t.id = f.id cross join unnest(0 || t.way) as u(id)
    where f.currency not in (select currency from rate) and u.id in (select id from shown) group by 1, 2
),
apart as (
    select id, json_object_agg(currency, json_build_array(revenue::text, value::text, own::text)) as amounts
    from foreign_money group by 1
),
kids as (select way[cardinality(way) - 1] as id, count(*) as n from tree where seen group by 1),
hidden as (select coalesce(way[cardinality(way)], 0) as id, count(*) as n from tree where not seen group by 1)
select 0, 0, null, true, true, s.seen, s.hidden, r.accounts, r.own, r.revenue, r.before, r.value, r.contracts, r.ends,
       r.score, r.fragile, r.worst, f.amounts, '', '', '', '', (select array_agg(distinct currency) from amount),
       null::text[]
from size s left join rolled r on r.id = 0 left join apart f on f.id = 0
union all
select n.id, cardinality(n.over), n.over[cardinality(n.over)], n.live, n.open, coalesce(k.n, 0), coalesce(h.n, 0),
       r.accounts, r.own, r.revenue, r.before, r.value, r.contracts, r.ends, r.score, r.fragile, r.worst, f.amounts,
       a.name, a.country, a.phase, coalesce(m.name, ''), null, n.keys
from line n join accounts_account a on a.id = n.id
left join tenancy_membership m on m.id = a.owner_id
left join rolled r on r.id = n.id left join apart f on f.id = n.id
left join kids k on k.id = n.id left join hidden h on h.id = n.id
order by 24 nulls first
"""
