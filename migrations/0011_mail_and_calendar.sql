-- Where a notice leads.
alter table notice add column link text not null default '';
update notice set link = '/engagements/' || about_id where about_kind = 'engagement';

-- What goes by mail: what kind of thing happened, to what, and where to read of it; never what was said. Written in
-- the transaction of what it tells, carried outside of it. A mail is settled once: settled_as says how.
-- While a process carries it, lease is that process's word for it, until lease_until. handed_over_at is written right
-- before the step that cannot be taken back. One that waits for its person's daily digest has held_since; gathered_in is
-- the digest it went in.
create table mail (
  id text primary key,
  person_id text not null references person (id),
  kind text not null,
  about_kind text not null,
  about_id text not null,
  link text not null,
  by_person_id text,
  by_name text not null,
  happened_at bigint not null,
  written_at bigint not null,
  next_try_at bigint not null,
  give_up_at bigint not null,
  held_since bigint,
  gathered_in text,
  lease text,
  lease_until bigint,
  handed_over_at bigint,
  attempts bigint not null,
  last_error text not null,
  sent_to text not null,
  settled_at bigint,
  settled_as text check (settled_as in ('sent', 'bounced', 'given_up', 'doubtful', 'left_out', 'gathered'))
);
create index mail_waiting on mail (next_try_at, id) where settled_at is null;
create index mail_held on mail (person_id, next_try_at) where settled_at is null and held_since is not null;
create index mail_failed on mail (written_at, id) where settled_as in ('bounced', 'given_up', 'doubtful');
create index mail_settled on mail (settled_at) where settled_at is not null;
create index mail_gathered on mail (gathered_in) where gathered_in is not null;

-- How often a person wants mail; those without a row want it at once.
create table mail_preference (
  person_id text primary key references person (id),
  how_often text not null check (how_often in ('at_once', 'daily', 'needs_answer')),
  chosen_at bigint not null
);

-- The words an administrator gave a kind of mail; kinds without a row keep those built in.
create table mail_template (
  kind text primary key,
  subject text not null,
  body text not null,
  changed_at bigint not null,
  changed_by text not null
);

-- What is done once a day, and the last day it was done.
create table daily_work (
  name text primary key,
  done_on bigint not null,
  next_try_at bigint not null,
  attempts bigint not null,
  last_error text not null
);

-- Whether a person lets the calendar entries they share with others say what they are; those without a row do not.
create table calendar_choice (
  person_id text primary key references person (id),
  titles_shown boolean not null,
  chosen_at bigint not null
);

-- The secret links under which a calendar program reads a person's sessions. Only a hash is kept.
create table calendar_feed (
  secret_hash text primary key,
  person_id text not null references person (id),
  made_at bigint not null,
  revoked_at bigint
);
create index calendar_feed_of_person on calendar_feed (person_id, made_at);
create view calendar_choice_v as select c.person_id, c.titles_shown from calendar_choice c;
