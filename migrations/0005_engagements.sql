-- One coach and one or more coachees, under a programme, for a time. The state follows from the events.
-- organisation_id, agency_id and grade are the first coachee's post on starts_on: published figures do not move.
create table engagement (
  id text primary key,
  ref text not null unique,
  programme_id text not null references programme (id),
  coach_id text not null references coach (id),
  contract_id text references contract (id),
  funded text not null check (funded in ('central', 'local')),
  starts_on bigint not null,
  planned_sessions bigint not null,
  planned_minutes bigint not null,
  organisation_id text references organisation (id),
  agency_id text references organisation (id),
  grade text not null,

  proposed_at bigint not null,
  proposed_by text,
  asked_at bigint,
  declined_at bigint,
  agreed_at bigint,
  coach_accepted_at bigint,
  paused_on bigint,
  completed_on bigint,
  ended_early_on bigint,
  end_reason text,
  decision_needed text,

  -- Kept copies, rebuilt by engagements::recount alone and in the transaction of what changed them.
  coachee_name text not null,
  coachee_sort_key text not null,
  coachees bigint not null,
  supplier_id text references supplier (id),
  coach_kind text,
  sessions_completed bigint not null,
  minutes_completed bigint not null,
  sessions_cancelled bigint not null,
  sessions_not_attended bigint not null,
  last_completed_on bigint,
  next_open_at bigint,
  next_open_until bigint,
  ordered_net bigint not null,
  delivered_net bigint not null,
  -- The first day each flag shows; null when it never will as things stand.
  not_started_from bigint,
  quiet_from bigint,
  behind_from bigint,
  created_at bigint not null,
  changed_at bigint not null
);
create index engagement_by_name on engagement (coachee_sort_key, id);
create index engagement_by_agency on engagement (agency_id, coachee_sort_key, id);
create index engagement_by_agency_and_supplier on engagement (agency_id, supplier_id, coachee_sort_key, id);
create index engagement_by_agency_and_grade on engagement (agency_id, grade, coachee_sort_key, id);
create index engagement_by_coach on engagement (coach_id, coachee_sort_key, id);
create index engagement_by_supplier on engagement (supplier_id, coachee_sort_key, id);
create index engagement_by_contract on engagement (contract_id);
create index engagement_by_programme on engagement (programme_id, coachee_sort_key, id);
create index engagement_by_grade on engagement (grade, coachee_sort_key, id);
create index engagement_by_organisation on engagement (organisation_id);
create index engagement_to_decide on engagement (decision_needed) where decision_needed is not null;

create table engagement_coachee (
  engagement_id text not null references engagement (id),
  person_id text not null references person (id),
  place bigint not null,
  joined_at bigint not null,
  accepted_at bigint,
  left_at bigint,
  primary key (engagement_id, person_id)
);
create index engagement_of_coachee on engagement_coachee (person_id, engagement_id);

-- What happened to an engagement, in order: proposed, asked, declined, agreed, paused, resumed, extended,
-- coach_changed, completed, ended_early, decision_needed, decided, imported. amount counts the sessions an extension
-- adds.
create table engagement_event (
  id text primary key,
  engagement_id text not null references engagement (id),
  at bigint not null,
  by_person_id text,
  by_name text not null,
  kind text not null,
  reason text,
  amount bigint,
  detail text not null
);
create index engagement_event_in_order on engagement_event (engagement_id, at, id);

create table engagement_coach (
  engagement_id text not null references engagement (id),
  coach_id text not null references coach (id),
  contract_id text references contract (id),
  from_at bigint not null,
  until_at bigint,
  primary key (engagement_id, from_at)
);

-- What was ordered and delivered under a contract before a change of coach: kept copies. What is under today's contract
-- is the engagement's own total without these.
create table engagement_earlier_contract (
  engagement_id text not null references engagement (id),
  contract_id text not null references contract (id),
  ordered_net bigint not null,
  delivered_net bigint not null,
  primary key (engagement_id, contract_id)
);
create index engagement_earlier_by_contract on engagement_earlier_contract (contract_id);

-- How many engagements there are of each agency, '' for those of none: a kept copy, so that a list need not count.
create table engagement_total (
  agency_id text primary key,
  engagements bigint not null
);

-- What a list says of each coach, and how many engagements they have agreed to that are not over: kept copies.
create table coach_card (
  coach_id text primary key references coach (id),
  person_id text not null references person (id),
  name text not null,
  sort_key text not null,
  capacity bigint not null,
  accreditation_expires_on bigint,
  open_engagements bigint not null
);

-- starts_at is null until it is arranged; starts_on is its day in London. Exactly one of completed_at, cancelled_at and not_attended_at, or none.
create table session (
  id text primary key,
  engagement_id text not null references engagement (id),
  number bigint not null,
  starts_at bigint,
  starts_on bigint,
  duration_minutes bigint not null,
  mode text not null check (mode in ('in person', 'telephone', 'video')),
  arranged_at bigint,
  arranged_by text,
  completed_at bigint,
  completed_by text,
  cancelled_at bigint,
  cancelled_by text,
  cancelled_side text,
  cancel_notice_hours bigint,
  cancel_reason text,
  not_attended_at bigint,
  not_attended_by text,
  attended bigint,
  moves bigint not null,
  -- Whose session it was and under which contract, written on those logged before a change of coach; else today's.
  coach_id text references coach (id),
  contract_id text references contract (id),
  changed_at bigint not null
);
create unique index session_in_order on session (engagement_id, number);
create index session_open on session (engagement_id, starts_at)
  where completed_at is null and cancelled_at is null and not_attended_at is null;

create table session_move (
  session_id text not null references session (id),
  moved_at bigint not null,
  moved_by text,
  by_name text not null,
  from_at bigint,
  to_at bigint not null,
  reason text,
  primary key (session_id, moved_at)
);

-- In a group, which coachees were there.
create table session_attendance (
  session_id text not null references session (id),
  person_id text not null references person (id),
  primary key (session_id, person_id)
);

create view engagement_v as
  select e.id, e.ref, e.programme_id, e.coach_id, e.contract_id, e.funded, e.starts_on, e.planned_sessions,
         e.planned_minutes, e.organisation_id, e.agency_id, e.grade, e.supplier_id, e.coach_kind, e.coachee_name,
         e.coachee_sort_key, e.coachees, e.sessions_completed, e.minutes_completed, e.sessions_cancelled,
         e.sessions_not_attended, e.last_completed_on, e.next_open_at, e.ordered_net, e.delivered_net,
         e.proposed_at, e.asked_at, e.declined_at, e.agreed_at, e.paused_on, e.completed_on, e.ended_early_on
  from engagement e;
create view session_v as
  select s.id, s.engagement_id, s.number, s.starts_at, s.starts_on, s.duration_minutes, s.mode, s.completed_at, s.cancelled_at,
         s.cancelled_side, s.cancel_notice_hours, s.not_attended_at, s.attended, s.coach_id, s.contract_id
  from session s;
-- What each engagement comes to under each contract it has had.
create view engagement_contract_v as
  select e.id as engagement_id, e.contract_id,
         e.ordered_net - coalesce((select cast(sum(c.ordered_net) as bigint) from engagement_earlier_contract c
                                   where c.engagement_id = e.id), 0) as ordered_net,
         e.delivered_net - coalesce((select cast(sum(c.delivered_net) as bigint) from engagement_earlier_contract c
                                     where c.engagement_id = e.id), 0) as delivered_net
  from engagement e where e.contract_id is not null
  union all
  select c.engagement_id, c.contract_id, c.ordered_net, c.delivered_net from engagement_earlier_contract c;
create view engagement_coachee_v as
  select c.engagement_id, c.person_id, c.left_at from engagement_coachee c;
create view session_attendance_v as select a.session_id, a.person_id from session_attendance a;
