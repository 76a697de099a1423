-- A goal of a coachee. What is written of it is sealed: here stands only that it is there, whose, and what was done with
-- it when. closed_at: it is no longer worked on; whether it was achieved is not said here. shared_at: since when the
-- coachee lets their line manager see it.
create table goal (
  id text primary key,
  engagement_id text not null references engagement (id),
  person_id text not null references person (id),
  added_at bigint not null,
  added_by text not null,
  worded_at bigint not null,
  changed_at bigint not null,
  changed_by text not null,
  closed_at bigint,
  shared_at bigint
);
create index goal_of_plan on goal (engagement_id, person_id, added_at, id);
create index goal_of_person on goal (person_id, added_at, id);
create index goal_shared on goal (person_id, added_at, id) where shared_at is not null;

-- A step towards a goal: when it is due, for reminders, and when it was done. Its text is sealed with the goal.
create table goal_step (
  id text primary key,
  goal_id text not null references goal (id),
  added_at bigint not null,
  due_on bigint,
  done_at bigint,
  done_by text
);
create index goal_step_of_goal on goal_step (goal_id, added_at, id);
create index goal_step_due on goal_step (due_on) where done_at is null;
