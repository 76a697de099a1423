create table account (
  id text primary key,
  person_id text not null unique references person (id),
  password_hash text not null,
  created_at bigint not null,
  password_changed_at bigint not null,
  disabled_at bigint,
  code_secret bytea,
  code_confirmed_at bigint,
  code_last_step bigint,
  language text not null
);

-- One-time links: to open an account, or to set a new password. Only a hash is kept.
create table invitation (
  token_hash text primary key,
  person_id text not null references person (id),
  purpose text not null check (purpose in ('open_account', 'new_password')),
  invited_by text,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  withdrawn_at bigint
);
create index invitation_of_person on invitation (person_id, made_at);

-- The console's token for the first system administrator.
create table first_administrator_token (
  token_hash text primary key,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);

create table sign_in_session (
  token_hash text primary key,
  account_id text not null references account (id),
  form_token text not null,
  started_at bigint not null,
  seen_at bigint not null,
  ended_at bigint,
  signed_in_from text not null,
  browser text not null
);
create index sign_in_session_of_account on sign_in_session (account_id, started_at);

-- The password was right and a code must follow.
create table half_sign_in (
  token_hash text primary key,
  account_id text not null references account (id),
  made_at bigint not null,
  ended_at bigint
);

-- Devices that have signed in before: their tries are slowed down apart from everyone else's.
create table known_device (
  token_hash text not null,
  account_id text not null references account (id),
  made_at bigint not null,
  used_at bigint not null,
  primary key (token_hash, account_id)
);
create index known_device_of_account on known_device (account_id);

create table api_token (
  token_hash text primary key,
  account_id text not null references account (id),
  name text not null,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  revoked_at bigint
);
create index api_token_of_account on api_token (account_id);

create table recovery_code (
  account_id text not null references account (id),
  code_hash text not null,
  used_at bigint,
  primary key (account_id, code_hash)
);

-- A role held for a place. Never deleted: ended.
create table role_grant (
  id text primary key,
  person_id text not null references person (id),
  role text not null,
  place_kind text not null,
  place_id text not null,
  granted_by text,
  granted_at bigint not null,
  ended_by text,
  ended_at bigint
);
create unique index role_grant_held on role_grant (person_id, role, place_kind, place_id) where ended_at is null;

-- Failed tries, by a hash of the account, the address or both: slowed down, never locked out
-- (docs/how-to/sign-in-throttling.md).
create table sign_in_throttle (
  key_hash text primary key,
  failures bigint not null,
  last_failed_at bigint not null
);
