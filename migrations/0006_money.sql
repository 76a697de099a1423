-- Invoice lines and credit notes, each tied to an engagement. What they report under is copied from the engagement.
create table invoice_line (
  id text primary key,
  invoice_ref text not null,
  line_number bigint not null,
  supplier_id text not null references supplier (id),
  contract_id text not null references contract (id),
  engagement_id text not null references engagement (id),
  programme_id text not null references programme (id),
  agency_id text not null references organisation (id),
  grade text not null,
  funded text not null check (funded in ('central', 'local')),
  invoiced_on bigint not null,
  description text not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  net bigint not null,
  vat bigint not null,
  paid_on bigint,
  created_at bigint not null,
  changed_at bigint not null
);
create unique index invoice_line_in_order on invoice_line (invoice_ref, line_number);
create index invoice_line_of_engagement on invoice_line (engagement_id, invoiced_on);
create index invoice_line_of_contract on invoice_line (contract_id, invoiced_on);
-- Each basis reads its days from an index that holds all a report groups by or adds up.
create index invoice_line_by_invoiced
  on invoice_line (invoiced_on, funded, agency_id, supplier_id, programme_id, grade, net, vat);
create index invoice_line_by_paid
  on invoice_line (paid_on, funded, agency_id, supplier_id, programme_id, grade, net, vat) where paid_on is not null;

-- The ledger's totals by financial year (the year it starts), kept in the transaction of each line.
create table spend_total (
  basis text not null check (basis in ('invoiced', 'paid')),
  financial_year bigint not null,
  agency_id text not null,
  supplier_id text not null,
  programme_id text not null,
  grade text not null,
  funded text not null,
  net bigint not null,
  vat bigint not null,
  lines bigint not null,
  primary key (basis, financial_year, agency_id, supplier_id, programme_id, grade, funded)
);

-- The same by month (year × 12 + month − 1), for one thing at a time: dimension is all, agency, supplier, programme or
-- grade, and key is whose (empty for all). Kept likewise.
create table spend_month (
  basis text not null check (basis in ('invoiced', 'paid')),
  dimension text not null,
  month bigint not null,
  key text not null,
  funded text not null,
  net bigint not null,
  vat bigint not null,
  lines bigint not null,
  primary key (basis, dimension, month, key, funded)
);

-- What has been invoiced and paid for each engagement: kept likewise.
create table engagement_money (
  engagement_id text primary key references engagement (id),
  invoiced_net bigint not null,
  invoiced_vat bigint not null,
  paid_net bigint not null,
  paid_vat bigint not null
);

-- What an hour of internal coaching counts for, from a day on: for one coach, or for every coach of a grade.
create table notional_rate (
  id text primary key,
  coach_id text references coach (id),
  grade text,
  from_on bigint not null,
  per_hour bigint not null,
  set_by text,
  set_at bigint not null
);
create index notional_rate_in_order on notional_rate (coach_id, grade, from_on);

-- What coaching took place on which days, for setting beside what it cost: completed sessions alone.
create index session_completed_of_engagement
  on session (engagement_id, starts_on, coach_id, contract_id, duration_minutes, completed_at)
  where completed_at is not null;
create index session_of_earlier_coach on session (coach_id, starts_on) where coach_id is not null;
create index engagement_internal on engagement (id, coach_id) where coach_kind = 'internal';
