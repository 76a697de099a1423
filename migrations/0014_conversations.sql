-- The performance conversation of each session. What was written is in the vault; here is that it was, by whom, when.

-- Which fields a programme's conversations have: each change is a new version, and version 0 is built in.
create table conversation_field (
  programme_id text not null references programme (id),
  version bigint not null,
  place bigint not null,
  key text not null,
  kind text not null check (kind in ('text', 'rating')),
  label text not null,
  hint text not null,
  primary key (programme_id, version, place)
);

-- Shared by the partners of one session. The session itself may be gone: a log can be taken back.
create table conversation (
  id text primary key,
  engagement_id text not null references engagement (id),
  session_id text not null unique,
  template_version bigint not null,
  version bigint not null,
  first_at bigint not null,
  first_by text not null,
  changed_at bigint not null,
  changed_by text not null
);
create index conversation_of_engagement on conversation (engagement_id);
create index conversation_first_by on conversation (first_by);
create index conversation_changed_by on conversation (changed_by);

-- What somebody has for themselves about a session: at most one of a kind.
create table conversation_own (
  id text primary key,
  engagement_id text not null references engagement (id),
  session_id text not null,
  person_id text not null,
  kind text not null check (kind in ('draft', 'note', 'preparation', 'reflection')),
  changed_at bigint not null,
  -- Of a draft: when its sitting began, and the version of the conversation and of the template it was begun from.
  sitting_at bigint,
  drawn_from bigint,
  template_version bigint,
  -- Of a reflection: since when its author shares it.
  shared_at bigint,
  unique (session_id, person_id, kind)
);
create index conversation_own_of_person on conversation_own (person_id);
create index conversation_own_of_engagement on conversation_own (engagement_id, person_id);

-- A coachee has let today's coach see a conversation of an earlier coach's time.
create table conversation_let (
  conversation_id text not null references conversation (id),
  coachee_id text not null references person (id),
  coach_person_id text not null references person (id),
  let_at bigint not null,
  primary key (conversation_id, coachee_id, coach_person_id)
);
