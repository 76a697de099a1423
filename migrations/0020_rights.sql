-- How long what was said is kept, what must be kept longer, and what was erased.

-- For how many months after an engagement's end its content is kept, and for how many after its date an invoice can be
-- traced to the person it was for. A programme without a row has the usual ones.
create table programme_retention (
  programme_id text primary key references programme (id),
  months bigint not null,
  invoice_months bigint not null,
  changed_at bigint not null,
  changed_by text
);

-- What must not be shredded or erased while it stands: an engagement's content, or all there is of a person.
create table legal_hold (
  id text primary key,
  engagement_id text references engagement (id),
  person_id text references person (id),
  reason text not null,
  reference text not null,
  laid_at bigint not null,
  laid_by text,
  laid_by_name text not null,
  lifted_at bigint,
  lifted_by text,
  lifted_by_name text not null,
  check ((engagement_id is null) <> (person_id is null))
);
create index legal_hold_in_order on legal_hold (laid_at, id);
create index legal_hold_of_engagement on legal_hold (engagement_id) where engagement_id is not null;
create index legal_hold_of_person on legal_hold (person_id) where person_id is not null;

-- Whom was erased, when, by whom, and how much went with them.
create table erasure (
  person_id text primary key references person (id),
  erased_at bigint not null,
  erased_by text,
  erased_by_name text not null,
  shredded bigint not null,
  notices bigint not null,
  mails bigint not null,
  sign_ins bigint not null,
  engagements bigint not null
);
create index erasure_in_order on erasure (erased_at, person_id);

-- An erased person keeps their row, under a pseudonym; no list or search shows it. Who did what a notice tells of is
-- known by id, so that their name can be taken out of it.
alter table person add column erased_at bigint;
alter table notice add column by_person_id text;
create index engagement_ended on engagement ((coalesce(completed_on, ended_early_on)))
  where completed_on is not null or ended_early_on is not null;
create index engagement_coach_of on engagement_coach (coach_id, engagement_id);

-- What lower rooms let be read for it: facts, no hashes, nothing sealed.
create view person_record_v as
  select p.id, p.staff_number, p.first_name, p.last_name, p.email, p.location, p.started_on, p.on_leave, p.left_on,
         p.created_at, p.changed_at, p.erased_at
  from person p;
create view person_post_v as
  select p.person_id, p.from_on, p.organisation_id, p.grade, p.manager_id from person_post p;
create view account_v as
  select a.id, a.person_id, a.created_at, a.password_changed_at, a.disabled_at, a.code_confirmed_at, a.language
  from account a;
create view sign_in_session_v as
  select s.account_id, s.started_at, s.seen_at, s.ended_at, s.signed_in_from, s.browser from sign_in_session s;
create view known_device_v as select d.account_id, d.made_at, d.used_at from known_device d;
create view api_token_v as
  select t.account_id, t.name, t.made_at, t.expires_at, t.used_at, t.revoked_at from api_token t;
create view invitation_v as
  select i.person_id, i.purpose, i.invited_by, i.made_at, i.expires_at, i.used_at, i.withdrawn_at from invitation i;
create view role_grant_v as
  select g.person_id, g.role, g.place_kind, g.place_id, g.granted_at, g.ended_at from role_grant g;
create view notice_v as
  select n.person_id, n.kind, n.about_kind, n.about_id, n.by_name, n.happened_at, n.written_at, n.read_at from notice n;
create view mail_v as
  select m.person_id, m.kind, m.about_kind, m.about_id, m.by_name, m.written_at, m.sent_to, m.settled_at, m.settled_as
  from mail m;
create view mail_preference_v as select p.person_id, p.how_often, p.chosen_at from mail_preference p;
create view calendar_feed_v as select f.person_id, f.made_at, f.revoked_at from calendar_feed f;
create view engagement_event_v as
  select e.engagement_id, e.at, e.by_person_id, e.kind, e.reason from engagement_event e;
create view engagement_sealing_v as select s.engagement_id, s.organisation_id from engagement_sealing s;
create view invoice_line_v as
  select l.invoice_ref, l.line_number, l.engagement_id, l.programme_id, l.invoiced_on, l.description, l.kind, l.net,
         l.vat, l.paid_on
  from invoice_line l;
create view notional_rate_v as select r.coach_id, r.from_on, r.per_hour, r.set_at from notional_rate r;
create view sealed_content_v as select c.scope_kind, c.scope_id, c.object_kind from sealed_content c;
create view shredding_v as
  select s.id, s.scope_kind, s.scope_id, s.organisation_id, s.reason, s.objects, s.shredded_at, s.shredded_by_name,
         s.key_destroyed_at
  from shredding s;
