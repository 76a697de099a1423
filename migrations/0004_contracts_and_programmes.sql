-- vat_rate is in hundredths of a percent (2000 is 20%). rate is per session, per hour, or the whole fee.
-- ordered_net and invoiced_net are kept totals, written by contracts alone when called from above.
create table contract (
  id text primary key,
  ref text not null unique,
  supplier_id text not null references supplier (id),
  starts_on bigint not null,
  ends_on bigint not null,
  pricing text not null check (pricing in ('per_session', 'per_hour', 'fixed')),
  rate bigint not null,
  vat_rate bigint not null,
  ceiling bigint not null,
  charges_cancellation_within_hours bigint,
  charges_not_attended boolean not null,
  ordered_net bigint not null,
  invoiced_net bigint not null,
  created_at bigint not null,
  changed_at bigint not null
);
create index contract_by_supplier on contract (supplier_id, ref);
create view contract_v as
  select c.id, c.ref, c.supplier_id, c.starts_on, c.ends_on, c.pricing, c.rate, c.vat_rate, c.ceiling,
         c.charges_cancellation_within_hours, c.charges_not_attended, c.ordered_net, c.invoiced_net
  from contract c;

create table programme (
  id text primary key,
  name text not null unique,
  sort_key text not null,
  aims text not null,
  starts_on bigint,
  ends_on bigint,
  planned_sessions bigint not null,
  planned_minutes bigint not null,
  cadence_days bigint not null,
  funded text not null check (funded in ('central', 'local')),
  managers_see_progress boolean not null,
  not_started_days bigint not null,
  quiet_days bigint not null,
  contract_warning_days bigint not null,
  created_at bigint not null,
  changed_at bigint not null
);

create table programme_places (
  programme_id text not null references programme (id),
  organisation_id text not null references organisation (id),
  places bigint not null,
  primary key (programme_id, organisation_id)
);

-- The reasons a programme lets people choose from; not_recorded is what an import leaves.
create table programme_reason (
  programme_id text not null references programme (id),
  kind text not null check (kind in ('cancel', 'rearrange', 'end', 'pause', 'change_coach', 'decline')),
  code text not null,
  label text not null,
  place bigint not null,
  withdrawn_at bigint,
  primary key (programme_id, kind, code)
);

create view programme_v as
  select p.id, p.name, p.sort_key, p.starts_on, p.ends_on, p.planned_sessions, p.planned_minutes, p.cadence_days,
         p.funded, p.managers_see_progress, p.not_started_days, p.quiet_days, p.contract_warning_days
  from programme p;
