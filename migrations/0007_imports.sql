-- What each row said when it was last imported: a digest of its cells. What differs from it now was changed here.
create table imported_row (
  kind text not null,
  row_key text not null,
  digest text not null,
  imported_at bigint not null,
  primary key (kind, row_key)
);

-- Files uploaded together on the page, not yet confirmed; their content goes when they are done.
create table import_draft (
  id text primary key,
  batch_id text not null,
  kind text not null,
  file_name text not null,
  content bytea not null,
  made_by text not null references person (id),
  made_at bigint not null,
  done_at bigint
);
create index import_draft_in_batch on import_draft (batch_id);
