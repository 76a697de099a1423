-- Each line stands in a stream, has a number in it, and a MAC over what it says, its place and the MAC of the line
-- before. A line without a stream was written before there was a chain: `waymark migrate` chains those, once.
-- about_person_id: whose the thing was that was opened.
alter table audit_line add column about_person_id text;
alter table audit_line add column stream text;
alter table audit_line add column number bigint;
alter table audit_line add column mac_before bytea;
alter table audit_line add column mac bytea;
create unique index audit_line_in_stream on audit_line (stream, number);
create index audit_line_about on audit_line (about_person_id, at, id) where about_person_id is not null;
create index audit_line_openings on audit_line (at, actor_person_id) where action = 'opened';

-- The last line of each stream.
create table audit_head (
  stream text primary key,
  number bigint not null,
  mac bytea not null
);

-- Heads written down together, each as the one line that also stands in a file outside the database; and how far each
-- stream had come when it was last among them.
create table audit_checkpoint (
  number bigint primary key,
  at bigint not null,
  line text not null
);
create table audit_anchor (
  stream text primary key,
  number bigint not null
);

-- What a walk along the whole chain found.
create table audit_verification (
  id text primary key,
  at bigint not null,
  streams bigint not null,
  lines bigint not null,
  checkpoints bigint not null,
  broken bigint not null,
  first_break text not null
);
create index audit_verification_by_time on audit_verification (at);

-- What those who watch over the service were told of, so that they are told once.
create table audit_alert (
  id text primary key,
  kind text not null,
  subject text not null,
  raised_at bigint not null,
  detail text not null
);
create index audit_alert_by_subject on audit_alert (kind, subject, raised_at);
create index audit_alert_by_time on audit_alert (raised_at);
