-- Who did what to what: one line for every change, written in its transaction, never altered.
create table audit_line (
  id text primary key,
  at bigint not null,
  actor_person_id text,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail text not null
);
create index audit_line_by_time on audit_line (at, id);
create index audit_line_by_subject on audit_line (subject_id, at, id);
create index audit_line_by_actor on audit_line (actor_person_id, at, id) where actor_person_id is not null;

-- What must happen because of something that happened below: written with it, delivered from due_at on.
-- next_try_at is due_at until a delivery fails.
create table news (
  id text primary key,
  kind text not null,
  subject_id text not null,
  detail text not null,
  written_at bigint not null,
  due_at bigint not null,
  next_try_at bigint not null,
  delivered_at bigint,
  attempts bigint not null,
  last_error text not null
);
create index news_waiting on news (next_try_at, id) where delivered_at is null;
create index news_of_subject on news (subject_id, kind);

-- What a person is told on their home page. The words are made from the kind when it is drawn.
create table notice (
  id text primary key,
  person_id text not null references person (id),
  kind text not null,
  about_kind text not null,
  about_id text not null,
  by_name text not null,
  happened_at bigint not null,
  written_at bigint not null,
  read_at bigint
);
create index notice_of_person on notice (person_id, written_at, id);
create index notice_unread on notice (person_id, written_at, id) where read_at is null;
