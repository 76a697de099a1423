-- A document of an engagement: whose it is, since when. What it is called and what stands in it is sealed. shared_at: a
-- coachee shows it to the coach of that time, who came after it was written. After a withdrawal nothing of its content
-- remains.
create table document (
  id text primary key,
  engagement_id text not null references engagement (id),
  owner_id text not null references person (id),
  added_at bigint not null,
  shared_at bigint,
  shared_by text,
  withdrawn_at bigint
);
create index document_of_engagement on document (engagement_id, added_at, id);
create index document_of_owner on document (owner_id, added_at, id);

-- It is held until released_at, or refused_at by the scanner. next_scan_at: when it is to be scanned (again).
-- held_told_at: its owner knows that this takes long.
create table document_version (
  id text primary key,
  document_id text not null references document (id),
  number bigint not null,
  bytes bigint not null,
  added_at bigint not null,
  released_at bigint,
  refused_at bigint,
  next_scan_at bigint,
  scans bigint not null,
  held_told_at bigint,
  unique (document_id, number)
);
create index document_version_to_scan on document_version (next_scan_at, id) where next_scan_at is not null;

-- The content of a version, sealed piece by piece as it came.
create table document_piece (
  version_id text not null,
  number bigint not null,
  content bytea not null,
  primary key (version_id, number)
);

-- A version that is still coming: its pieces are no document's yet. Cleared away when it does not end.
create table document_upload (
  version_id text primary key,
  person_id text not null references person (id),
  begun_at bigint not null,
  bytes bigint not null
);
create index document_upload_of_person on document_upload (person_id);
create index document_upload_by_time on document_upload (begun_at, version_id);
