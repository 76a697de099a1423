-- Whether a programme asks for a signed agreement before sessions count as completed, and whether a third party (the line
-- manager or a sponsor) may be named to see its aims.
alter table programme add column agreement_required boolean not null default false;
alter table programme add column agreement_three_way boolean not null default false;
drop view programme_v;
create view programme_v as
  select p.id, p.name, p.sort_key, p.starts_on, p.ends_on, p.planned_sessions, p.planned_minutes, p.cadence_days,
         p.funded, p.managers_see_progress, p.not_started_days, p.quiet_days, p.contract_warning_days,
         p.agreement_required, p.agreement_three_way
  from programme p;

-- When the agreement that is in force with today's coach was signed by all; null while there is none.
alter table engagement add column agreement_signed_at bigint;
create view engagement_coach_v as
  select c.engagement_id, c.coach_id, c.from_at, c.until_at from engagement_coach c;

-- What a programme's agreements begin with. A programme without rows begins with the wording built in.
create table agreement_template (
  programme_id text not null references programme (id),
  section text not null check (section in ('aims', 'frequency', 'confidentiality', 'cancellation', 'data')),
  heading text not null,
  hint text not null,
  wording text not null,
  changed_at bigint not null,
  changed_by text not null,
  primary key (programme_id, section)
);

-- The versions of an engagement's agreement. Only facts stand here: what they say is sealed. A version is agreed with
-- one coach, in one time of theirs (coach_since); its text is fixed once it is proposed.
create table agreement (
  id text primary key,
  engagement_id text not null references engagement (id),
  number bigint not null,
  coach_id text not null references coach (id),
  coach_since bigint not null,
  drafted_at bigint not null,
  changed_at bigint not null,
  changed_by text not null references person (id),
  proposed_at bigint,
  proposed_by text references person (id),
  sent_back_at bigint,
  sent_back_by text references person (id),
  in_force_at bigint
);
create unique index agreement_in_order on agreement (engagement_id, number);
create index agreement_to_sign on agreement (proposed_at)
  where proposed_at is not null and sent_back_at is null and in_force_at is null;
create index agreement_in_force on agreement (in_force_at) where in_force_at is not null;

-- Who signed which version, and when: the whole of it, or as a third party its aims alone.
create table agreement_signature (
  agreement_id text not null references agreement (id),
  person_id text not null references person (id),
  signed_at bigint not null,
  aims_only boolean not null,
  primary key (agreement_id, person_id)
);

-- Whom a coachee has named to see the agreed aims.
create table agreement_third_party (
  id text primary key,
  engagement_id text not null references engagement (id),
  person_id text not null references person (id),
  kind text not null check (kind in ('line_manager', 'sponsor')),
  named_at bigint not null,
  named_by text not null references person (id),
  meeting_on bigint,
  withdrawn_at bigint
);
create unique index agreement_third_party_now on agreement_third_party (engagement_id) where withdrawn_at is null;
create index agreement_third_party_named on agreement_third_party (named_at) where withdrawn_at is null;
