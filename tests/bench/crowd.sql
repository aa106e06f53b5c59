-- One neighbour of a thousand: 1,000 accounts, 5,000 people, 10,000 interactions; %(org)s is its id.
insert into accounts_account (created_at, version, updated_at, name, external_reference, country, industry, city, website,
       employees, founded, client_since, currency, phase, cycle, phase_since, revenue_12m, revenue_previous_12m, renewal_on,
       last_touch_on, organisation_id, owner_id)
select now(), 1, now(), (array['Orvelle','Brissac','Calmant','Dorvane','Estrelle','Fauvert','Garonde','Hautval','Isarque','Jorane'])[1 + n %% 10]
       || ' ' || (array['Logistique','Énergie','Foods','Santé','Motors','Assurances','Textile','Telecom','Chimie','Verre'])[1 + n / 10 %% 10]
       || ' ' || (n / 100), '', 'FR', 'Logistics', 'Lyon', '', 50 + n, 1990, current_date - 1500, 'EUR',
       (array['qualification','onboarding','development','consolidation','renewal'])[1 + n %% 5], 1, current_date - n %% 700,
       10000 + n * 7919 %% 9000000, 10000 + n * 6101 %% 9000000, case when n %% 5 < 2 then current_date + n end, current_date - n %% 200,
       %(org)s, (select min(id) from tenancy_membership where organisation_id = %(org)s)
from generate_series(0, 999) n;

insert into stakeholders_stakeholder (created_at, version, updated_at, name, job_title, function, profile, email, phone, location,
       languages, influence, support, notes, last_touch_on, account_id, organisation_id)
select now(), 1, now(), (array['Claire','Yann','Sofia','Karim','Ingrid','Tomas','Alma','Denis'])[1 + (a.id + p * 3) %% 8] || ' '
       || (array['Morvan','Lindqvist','Herrera','Bianchi','Peeters','Whitlock','Okafor','Sandoval','Rey'])[1 + (a.id * 5 + p) %% 9] || ' ' || a.id %% 997,
       'Project lead', 'Purchasing', (array['decision_maker','sponsor','user','technical_influencer','user'])[p],
       '', '', a.city, array['fr'], 1 + (a.id + p) %% 5, (a.id + p * 2) %% 5 - 2, '', a.last_touch_on, a.id, a.organisation_id
from accounts_account a, generate_series(1, 5) p where a.organisation_id = %(org)s;

insert into stakeholders_touchpoint (created_at, version, updated_at, happened_on, channel, subject, note, sentiment, account_id,
       logged_by_id, organisation_id)
select now(), 1, now(), a.last_touch_on - t * 17, 'call', 'Progress ' || t, '', 0, a.id, a.owner_id, a.organisation_id
from accounts_account a, generate_series(0, 9) t where a.organisation_id = %(org)s;
