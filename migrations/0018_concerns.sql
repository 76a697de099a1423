-- That somebody raised a concern with a safeguarding lead, and how far it is. What they said is sealed under a key of its
-- own, of that organisation. What is not set has not happened; retain_until is set with closed_at.
create table concern (
  id text primary key,
  engagement_id text not null references engagement (id),
  organisation_id text not null,
  raised_by text not null references person (id),
  raised_at bigint not null,
  lead_id text not null references person (id),
  acknowledged_at bigint,
  acknowledged_by text references person (id),
  closed_at bigint,
  closed_by text references person (id),
  outcome text not null,
  retain_until bigint
);
create index concern_of_lead on concern (lead_id, raised_at);
create index concern_of_raiser on concern (raised_by, raised_at);
create index concern_open on concern (raised_at) where closed_at is null;
create index concern_by_retention on concern (retain_until) where retain_until is not null;

-- The pieces of it, each sealed: statements of who raised it, and notes of those who handle it.
create table concern_entry (
  id text primary key,
  concern_id text not null references concern (id),
  kind text not null check (kind in ('statement', 'note')),
  written_by text not null references person (id),
  written_at bigint not null
);
create index concern_entry_in_order on concern_entry (concern_id, written_at, id);

-- Who holds which role for what, with an account that is open: what other rooms may read.
create view role_holder_v as
  select g.person_id, g.role, g.place_kind, g.place_id, p.left_on
  from role_grant g join account a on a.person_id = g.person_id join person p on p.id = g.person_id
  where g.ended_at is null and a.disabled_at is null;
