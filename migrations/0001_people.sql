-- Organisations as a tree, people with their posts in time, suppliers and coaches.
-- Days are days since 1970-01-01, moments are microseconds UTC, money is pence: all bigint. Ids are random text.

create table organisation (
  id text primary key,
  code text not null unique,
  name text not null,
  sort_key text not null,
  parent_id text references organisation (id),
  kind text not null check (kind in ('department', 'board', 'agency', 'unit')),
  agency_id text references organisation (id),
  created_at bigint not null
);
create index organisation_by_parent on organisation (parent_id, sort_key);

-- Every organisation within every organisation above it, itself included: depth 0.
create table organisation_within (
  organisation_id text not null references organisation (id),
  ancestor_id text not null references organisation (id),
  depth bigint not null,
  primary key (organisation_id, ancestor_id)
);
create index organisation_within_by_ancestor on organisation_within (ancestor_id, organisation_id);

-- organisation_id, grade and manager_id are today's post, copied from person_post in the same transaction.
create table person (
  id text primary key,
  staff_number text unique,
  first_name text not null,
  last_name text not null,
  sort_key text not null,
  search_key text not null,
  email text not null unique,
  location text not null,
  organisation_id text references organisation (id),
  grade text,
  manager_id text references person (id) deferrable initially deferred,
  started_on bigint,
  on_leave boolean not null,
  left_on bigint,
  manager_gone_at bigint,
  created_at bigint not null,
  changed_at bigint not null
);
create index person_by_name on person (sort_key, id);
create index person_by_grade on person (grade, sort_key, id);
create index person_by_manager on person (manager_id) where manager_id is not null;
create index person_by_organisation on person (organisation_id, sort_key);
create index person_leaving on person (left_on) where left_on is not null;
create index person_headcount on person (organisation_id, left_on);

-- Where a person stood from a day on, until the next row's day.
create table person_post (
  person_id text not null references person (id),
  from_on bigint not null,
  organisation_id text references organisation (id),
  grade text,
  manager_id text references person (id),
  primary key (person_id, from_on)
);

create table supplier (
  id text primary key,
  code text not null unique,
  name text not null,
  sort_key text not null,
  sme boolean not null,
  contact_email text not null,
  created_at bigint not null,
  changed_at bigint not null
);

-- A coach is a person: an internal one on the staff list, an external one of a supplier.
create table coach (
  id text primary key,
  code text not null unique,
  person_id text not null unique references person (id),
  kind text not null check (kind in ('internal', 'external')),
  supplier_id text references supplier (id),
  accreditation text not null,
  accreditation_expires_on bigint,
  capacity bigint not null,
  created_at bigint not null,
  changed_at bigint not null
);
create index coach_by_supplier on coach (supplier_id);
create index supplier_by_name on supplier (sort_key, id);

-- What other rooms may read.
create view organisation_v as
  select o.id, o.code, o.name, o.sort_key, o.parent_id, o.kind, o.agency_id from organisation o;
create view person_v as
  select p.id, p.staff_number, p.first_name, p.last_name, p.sort_key, p.search_key, p.email, p.location,
         p.organisation_id, p.grade, p.manager_id, p.on_leave, p.left_on
  from person p;
create view coach_v as
  select c.id, c.code, c.person_id, c.kind, c.supplier_id, c.accreditation, c.accreditation_expires_on, c.capacity,
         p.first_name, p.last_name, p.sort_key, p.email, p.left_on
  from coach c join person p on p.id = c.person_id;
create view supplier_v as select s.id, s.code, s.name, s.sort_key, s.sme, s.contact_email from supplier s;
