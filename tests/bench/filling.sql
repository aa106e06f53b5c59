-- One organisation's rows, set by set; %(org)s is its id.
insert into tenancy_membership (created_at, version, updated_at, name, email, role, status, job_title, office, digest, reminders, organisation_id)
select now(), 1, now(), (array['Inès','Marc','Léa','Hugo','Nadia','Paul','Salma','Éric','Jeanne','Victor'])[1 + n %% 10] || ' '
       || (array['Baroux','Caldas','Delmas','Estève','Ferrand','Guyot','Hamdi','Iribarne','Jolivet','Kessel'])[1 + n / 10 %% 10] || ' ' || n,
       '', 'key_account_manager', 'named', '', '', true, true, %(org)s
from generate_series(1, 199) n;

insert into accounts_account (created_at, version, updated_at, name, external_reference, country, industry, city, website,
       employees, founded, client_since, currency, phase, cycle, phase_since, revenue_12m, revenue_previous_12m, renewal_on,
       last_touch_on, organisation_id, owner_id)
select now(), 1, now(),
       (array['Orvelle','Brissac','Calmant','Dorvane','Estrelle','Fauvert','Garonde','Hautval','Isarque','Jorane'])[1 + n %% 10]
       || (array['',' Nord','-Sud',' Océan'])[1 + n / 10 %% 4] || ' '
       || (array['Logistique','Énergie','Foods','Santé','Motors','Assurances','Textile','Telecom','Chimie','Verre'])[1 + n / 40 %% 10]
       || ' ' || (n / 400), '', (array['FR','DE','ES','IT','BE','GB','US','SE'])[1 + n * 7 %% 8],
       (array['Logistics','Energy','Food','Health','Automotive','Insurance','Textiles','Telecom','Chemicals','Glass'])[1 + n / 40 %% 10],
       (array['Lyon','Berlin','Madrid','Milano','Namur','Leeds','Boston','Malmö'])[1 + n * 7 %% 8], '',
       50 + n * 31 %% 9000, 1950 + n %% 70, current_date - 1500, 'EUR',
       (array['qualification','onboarding','development','consolidation','renewal'])[1 + n %% 5], 1, current_date - n * 11 %% 700,
       case when n %% 7 > 0 then 10000 + n::bigint * 7919 %% 9000000 end, case when n %% 7 > 0 then 10000 + n::bigint * 6101 %% 9000000 end,
       case when n %% 5 < 2 then current_date + n * 37 %% 1100 - 10 end, current_date - n * 13 %% 200,
       %(org)s, (select array_agg(id order by id) from tenancy_membership where organisation_id = %(org)s and role = 'key_account_manager')[1 + n * 3 %% 200]
from generate_series(0, 9999) n;

update accounts_account a set parent_id = b.id from accounts_account b
where a.organisation_id = %(org)s and b.organisation_id = %(org)s and b.id = a.id - 1 and a.id %% 10 = 3;

insert into accounts_contract (created_at, version, updated_at, reference, title, start_on, end_on, notice_months, notice_on,
       auto_renewal, annual_value, currency, outcome, account_id, organisation_id)
select now(), 1, now(), 'C-' || id, 'Framework agreement', renewal_on - 1095, renewal_on, 3, renewal_on - 90, id %% 2 = 0,
       10000 + id * 7919 %% 900000, 'EUR', 'running', id, organisation_id
from accounts_account where organisation_id = %(org)s and renewal_on is not null;

-- A group of 501 accounts on three levels, a third of whose contracts are in dollars.
with chosen as (select id, row_number() over (order by id) - 1 as n from (
         select id from accounts_account where organisation_id = %(org)s order by id offset 1000 limit 501) few),
     listed as (select id, n, (select array_agg(id order by n) from chosen) as ids from chosen)
update accounts_account a set parent_id = case when l.n <= 20 then l.ids[1] else l.ids[2 + l.n %% 20] end from listed l where a.id = l.id and l.n > 0;

update accounts_account a set parent_id = null
where a.id = (select id from accounts_account where organisation_id = %(org)s order by id offset 1000 limit 1);

update accounts_contract c set currency = 'USD' from (select id from accounts_account where organisation_id = %(org)s order by id offset 1000 limit 501) g
where c.account_id = g.id and c.id %% 3 = 0;

insert into accounts_exchangerate (created_at, currency, base, rate, valid_from, source, organisation_id)
values (now(), 'USD', 'EUR', 0.92, current_date - 30, 'Central bank', %(org)s);

insert into stakeholders_stakeholder (created_at, version, updated_at, name, job_title, function, profile, email, phone, location,
       languages, influence, support, notes, last_touch_on, account_id, organisation_id)
select now(), 1, now(), (array['Claire','Yann','Sofia','Karim','Ingrid','Tomas','Alma','Denis'])[1 + (a.id + p * 3) %% 8] || ' '
       || (array['Morvan','Lindqvist','Herrera','Bianchi','Peeters','Whitlock','Okafor','Sandoval','Rey'])[1 + (a.id * 5 + p) %% 9] || ' ' || a.id %% 997,
       (array['Chief buyer','Head of operations','Finance director','Project lead','IT architect'])[p], 'Purchasing',
       (array['decision_maker','sponsor','user','technical_influencer','user'])[p], 'p' || p || '-' || a.id || '@client.example', '+33 1 00 00 00 00',
       a.city, array['fr'], 1 + (a.id + p) %% 5, (a.id + p * 2) %% 5 - 2, '', a.last_touch_on - p * 9, a.id, a.organisation_id
from accounts_account a, generate_series(1, 5) p where a.organisation_id = %(org)s;

-- The second account has 150 people on its power map, judged four times each, the third one a chart of 500.
insert into stakeholders_stakeholder (created_at, version, updated_at, name, job_title, function, entity, profile, email, phone, location,
       languages, influence, support, notes, last_touch_on, account_id, organisation_id)
select now(), 1, now(), (array['Claire','Yann','Sofia','Karim','Ingrid','Tomas','Alma','Denis'])[1 + p %% 8] || ' '
       || (array['Morvan','Lindqvist','Herrera','Bianchi','Peeters','Whitlock','Okafor','Sandoval','Rey'])[1 + p * 5 %% 9] || ' ' || p,
       (array['Chief buyer','Head of operations','Finance director','Project lead','IT architect'])[1 + p %% 5],
       (array['Purchasing','Finance','Operations'])[1 + p %% 3], (array['Head office','Plant'])[1 + p %% 2],
       (array['decision_maker','sponsor','user','technical_influencer','user'])[1 + p %% 5], '', '', '',
       array['fr'], 1 + p * 7 %% 5, p * 3 %% 5 - 2, '', current_date - p %% 120, a.id, a.organisation_id
from (select *, row_number() over (order by id) as nth from accounts_account where organisation_id = %(org)s order by id limit 3) a,
     generate_series(6, 500) p where a.nth = 3 or a.nth = 2 and p <= 150;

with chosen as (select s.id, row_number() over (order by s.id) as n from stakeholders_stakeholder s
     where s.account_id = (select id from accounts_account where organisation_id = %(org)s order by id offset 2 limit 1)),
     listed as (select id, n, (select array_agg(id order by n) from chosen) as ids from chosen)
update stakeholders_stakeholder s set reports_to_id = l.ids[1 + (l.n - 2) / 6] from listed l where s.id = l.id and l.n > 1;

insert into stakeholders_judgement (created_at, influence, support, judged_on, reason, stakeholder_id, organisation_id)
select now(), greatest(1, s.influence - k %% 2), s.support, current_date - k * 80, 'What was seen at the last meeting', s.id, s.organisation_id
from stakeholders_stakeholder s, generate_series(0, 3) k
where s.account_id = (select id from accounts_account where organisation_id = %(org)s order by id offset 1 limit 1);

insert into stakeholders_touchpoint (created_at, version, updated_at, happened_on, channel, subject, note, sentiment, account_id,
       logged_by_id, organisation_id)
select now(), 1, now(), a.last_touch_on - t * 17, (array['meeting','call','email'])[1 + (a.id + t) %% 3], 'Progress of the rollout ' || t,
       'What was agreed, and by when.', (a.id + t) %% 3 - 1, a.id, a.owner_id, a.organisation_id
from accounts_account a, generate_series(0, 1) t where a.organisation_id = %(org)s;

insert into stakeholders_touchpointperson (created_at, touchpoint_id, stakeholder_id, organisation_id)
select distinct on (t.id) now(), t.id, s.id, t.organisation_id from stakeholders_touchpoint t
join stakeholders_stakeholder s on s.account_id = t.account_id where t.organisation_id = %(org)s;

insert into stakeholders_touchpointcolleague (created_at, touchpoint_id, member_id, organisation_id)
select now(), t.id, t.logged_by_id, t.organisation_id from stakeholders_touchpoint t where t.organisation_id = %(org)s;
insert into stakeholders_touchpointperson (created_at, touchpoint_id, stakeholder_id, organisation_id)
select now(), (select min(t.id) from stakeholders_touchpoint t where t.account_id = s.account_id), s.id, s.organisation_id
from stakeholders_stakeholder s
where s.account_id = (select id from accounts_account where organisation_id = %(org)s order by id offset 1 limit 1)
on conflict do nothing;

-- The first account has lived long: 2,000 moments in five years, for its journey map.
insert into stakeholders_touchpoint (created_at, version, updated_at, happened_on, channel, subject, note, sentiment, account_id,
       logged_by_id, organisation_id)
select now(), 1, now(), current_date - n * 9 / 10, (array['meeting','call','email','video'])[1 + n %% 4], 'One of many talks, number ' || n, '',
       n * 7 %% 3 - 1, a.id, a.owner_id, a.organisation_id
from (select * from accounts_account where organisation_id = %(org)s order by id limit 1) a, generate_series(1, 2000) n;

insert into stakeholders_touchpointperson (created_at, touchpoint_id, stakeholder_id, organisation_id)
select now(), t.id, (select array_agg(s.id order by s.id) from stakeholders_stakeholder s where s.account_id = t.account_id)[1 + t.id * 3 %% 5],
       t.organisation_id
from stakeholders_touchpoint t where t.organisation_id = %(org)s and t.subject like 'One of many talks%%';

insert into stakeholders_touchpointcolleague (created_at, touchpoint_id, member_id, organisation_id)
select now(), t.id, t.logged_by_id, t.organisation_id from stakeholders_touchpoint t
where t.organisation_id = %(org)s and t.subject like 'One of many talks%%';

insert into plans_plan (created_at, version, updated_at, title, starts_on, ends_on, status, summary, strengths, weaknesses,
       opportunities, threats, account_id, owner_id, organisation_id)
select now(), 1, now(), 'Plan 2026', current_date - 100, current_date + 265, 'draft', 'A steady partnership that deserves more.', 'Trust',
       'Few contacts', 'A second site', 'A tender', id, owner_id, organisation_id
from accounts_account where organisation_id = %(org)s and id %% 2 = 0;

insert into plans_objective (created_at, version, updated_at, kind, title, measure, unit, baseline, target, current, due_on, position,
       plan_id, owner_id, organisation_id)
select now(), 1, now(), (array['revenue','scope','satisfaction'])[k], 'Objective ' || k, 'Sales', 'k', 100, 200, 120, p.ends_on, k, p.id, p.owner_id,
       p.organisation_id
from plans_plan p, generate_series(1, 3) k where p.organisation_id = %(org)s;

insert into plans_action (created_at, version, updated_at, title, due_on, success_indicator, status, done_on, account_id, owner_id,
       plan_id, organisation_id)
select now(), 1, now(), 'Present the next step ' || k, current_date + ((a.id * 7 + k * 31) %% 160 - 10)::int, 'Agreed in writing',
       case when (a.id + k) %% 3 = 0 then 'done' else 'open' end, case when (a.id + k) %% 3 = 0 then current_date end, a.id, a.owner_id,
       p.id, a.organisation_id
from accounts_account a left join plans_plan p on p.account_id = a.id, generate_series(1, 2) k where a.organisation_id = %(org)s;

insert into reviews_meeting (created_at, version, updated_at, kind, title, starts_at, minutes, time_zone, location, status, goal, summary,
       account_id, owner_id, organisation_id)
select now(), 1, now(), 'qbr', 'Quarterly review', now() + (id %% 180 - 30) * interval '1 day', 60, 'Europe/Paris', 'Lyon',
       case when id %% 180 < 30 then 'held' else 'planned' end, 'Renewal', '', id, owner_id, organisation_id
from accounts_account where organisation_id = %(org)s and id %% 2 = 1;

insert into reviews_attendee (created_at, meeting_id, stakeholder_id, organisation_id)
select now(), m.id, (select s.id from stakeholders_stakeholder s where s.account_id = m.account_id order by s.id limit 1), m.organisation_id
from reviews_meeting m where m.organisation_id = %(org)s;

insert into bench_account select a.id, a.organisation_id, a.name, a.country, a.industry, a.city, a.phase, m.name, a.revenue_12m,
       a.renewal_on, a.last_touch_on, a.version
from accounts_account a join tenancy_membership m on m.id = a.owner_id where a.organisation_id = %(org)s;

insert into bench_person select id, account_id, name, job_title, email, influence from stakeholders_stakeholder where organisation_id = %(org)s;
