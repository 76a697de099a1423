-- What is sealed: each under a key of its own, which its scope's key wraps. The names tell what it is, never what it
-- says.
create table sealed_content (
  scope_kind text not null,
  scope_id text not null,
  object_kind text not null,
  object_id text not null,
  field text not null,
  wrapped_key bytea not null,
  ciphertext bytea not null,
  sealed_at bigint not null,
  primary key (scope_kind, scope_id, object_kind, object_id, field)
);

-- What each scope has now: of every piece its version and tag, under a MAC. The announced tag is the one the latest
-- audit line of the scope names.
create table sealed_manifest (
  scope_kind text not null,
  scope_id text not null,
  organisation_id text not null,
  version bigint not null,
  entries bytea not null,
  announced_version bigint not null,
  announced_tag bytea not null,
  mac bytea not null,
  changed_at bigint not null,
  primary key (scope_kind, scope_id)
);

-- The certificate of what was shredded: its content is gone, and its key once key_destroyed_at is set.
create table shredding (
  id text primary key,
  scope_kind text not null,
  scope_id text not null,
  organisation_id text not null,
  reason text not null,
  objects bigint not null,
  mac bytea not null,
  shredded_at bigint not null,
  shredded_by text,
  shredded_by_name text not null,
  key_destroyed_at bigint,
  unique (scope_kind, scope_id)
);
create index shredding_unfinished on shredding (id) where key_destroyed_at is null;

-- What those who watch over the service must look at, until they say they have.
create table alarm (
  id text primary key,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  detail text not null,
  first_at bigint not null,
  last_at bigint not null,
  times bigint not null,
  acknowledged_at bigint,
  acknowledged_by text,
  acknowledged_by_name text not null
);
create unique index alarm_open on alarm (kind, subject_kind, subject_id, detail) where acknowledged_at is null;
create index alarm_by_time on alarm (last_at, id);
