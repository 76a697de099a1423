-- That one partner of an engagement wrote to the others, and when. What they wrote is sealed.
create table message (
  id text primary key,
  engagement_id text not null references engagement (id),
  written_by text not null references person (id),
  written_at bigint not null,
  withdrawn_at bigint
);
create index message_of_engagement on message (engagement_id, written_at, id);
create index message_of_writer on message (written_by, written_at);

-- Whom a message was for, and when they read it. What was withdrawn unread is for nobody.
create table message_receipt (
  message_id text not null references message (id),
  person_id text not null references person (id),
  engagement_id text not null references engagement (id),
  written_at bigint not null,
  read_at bigint,
  primary key (message_id, person_id)
);
create index message_receipt_of_person on message_receipt (person_id, written_at);
create index message_unread on message_receipt (person_id, engagement_id, written_at, message_id) where read_at is null;

-- Who has been told that messages wait and has not looked since: they are not told again until they do.
create table message_told (
  person_id text not null references person (id),
  engagement_id text not null references engagement (id),
  told_at bigint not null,
  primary key (person_id, engagement_id)
);
