-- The coach who holds a session, or is to: in whose diary it stands. An overlap is found by looking at the days of those
-- who meet, not at every engagement they have; and what internal coaches held stands together.
alter table session add column held_by text references coach (id);
update session set held_by = coalesce(coach_id, (select e.coach_id from engagement e where e.id = session.engagement_id));
create index session_held on session (held_by, starts_on, duration_minutes) where completed_at is not null;
create index session_to_hold on session (held_by, starts_at)
  where completed_at is null and cancelled_at is null and not_attended_at is null;

drop index session_of_earlier_coach;
drop view session_v;
create view session_v as
  select s.id, s.engagement_id, s.number, s.starts_at, s.starts_on, s.duration_minutes, s.mode, s.completed_at, s.cancelled_at,
         s.cancelled_side, s.cancel_notice_hours, s.not_attended_at, s.attended, s.coach_id, s.contract_id, s.held_by
  from session s;
