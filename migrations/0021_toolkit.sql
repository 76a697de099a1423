-- Development tools. They are not confidential: what they are stands here in the open, version by version; what a coachee
-- writes with one never does. offered_as: whose it is to keep (any administrator of its supplier, its coach, its programme
-- manager). Which version is the latest, and which is released, are copies that save looking for them.
create table tool (
  id text primary key,
  offered_as text not null check (offered_as in ('supplier', 'coach', 'programme')),
  supplier_id text references supplier (id),
  author_id text not null,
  added_at bigint not null,
  latest_version_id text not null,
  released_version_id text,
  withdrawn_at bigint,
  at_start_since bigint
);
create index tool_of_supplier on tool (supplier_id);
create index tool_of_author on tool (author_id);

-- A file as it was sent. Versions that leave it as it is share it.
create table tool_file (
  id text primary key,
  tool_id text not null references tool (id),
  name text not null,
  type text not null,
  size bigint not null,
  content bytea not null,
  added_at bigint not null
);

-- kind: 'link' or 'file'; more kinds may come. tag_keys: '|goals|values|', so that one is found whole.
create table tool_version (
  id text primary key,
  tool_id text not null references tool (id),
  number bigint not null,
  kind text not null,
  title text not null,
  sort_key text not null,
  description text not null,
  search_key text not null,
  purpose text not null,
  language text not null,
  licence text not null,
  audience text not null check (audience in ('everyone', 'supplier', 'programme')),
  audience_supplier_id text references supplier (id),
  audience_programme_id text references programme (id),
  tags text not null,
  tag_keys text not null,
  link text not null,
  file_id text references tool_file (id),
  drafted_at bigint not null,
  changed_at bigint not null,
  changed_by text not null,
  submitted_at bigint,
  submitted_by text,
  sent_back_at bigint,
  released_at bigint
);
create unique index tool_version_in_order on tool_version (tool_id, number);
create index tool_version_by_title on tool_version (sort_key, id);

-- What became of a tool: who did what to which version, when, and why it was sent back or withdrawn.
create table tool_event (
  id text primary key,
  tool_id text not null references tool (id),
  version bigint not null,
  at bigint not null,
  by_person_id text,
  by_name text not null,
  kind text not null,
  reason text not null
);
create index tool_event_of_tool on tool_event (tool_id, at, id);

-- A tool in a coachee's hands: facts of use. handed_by is empty where it was given at the start of the coaching. What the
-- coach wrote with it is sealed: here stands only that they did.
create table handed_tool (
  id text primary key,
  tool_id text not null references tool (id),
  engagement_id text not null references engagement (id),
  person_id text not null references person (id),
  handed_at bigint not null,
  handed_by text,
  has_note boolean not null,
  opened_at bigint,
  done_at bigint
);
create unique index handed_tool_once on handed_tool (engagement_id, person_id, tool_id);
create index handed_tool_of_tool on handed_tool (tool_id, engagement_id);
create index handed_tool_of_person on handed_tool (person_id, tool_id);

-- Who holds which role now: whom to tell that a tool is to be reviewed.
create view held_role_v as
  select g.person_id, g.role, g.place_kind, g.place_id from role_grant g where g.ended_at is null;
