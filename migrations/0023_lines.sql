-- What lists say of an engagement, in one text, a field a line (src/engagements/store_lines.cpp): a kept copy, written
-- last by whatever changes a part of it. The two orders lists are read in most hold it too, so that the lines of one
-- coach, or of one agency, stand together: a page of twenty is read from one place instead of a hundred and twenty.
alter table engagement add column line text not null default '';
update engagement set line = n.line from (
  select e.id, e.id || nl || e.ref || nl || replace(coalesce(e.coachee_name, ''), nl, ' ') || nl ||
    coalesce(cast(e.coachees as text), '') || nl || replace(coalesce(p.name, ''), nl, ' ') || nl ||
    coalesce(o.code, '') || nl || replace(coalesce(o.name, ''), nl, ' ') || nl ||
    replace(coalesce(e.grade, ''), nl, ' ') || nl || replace(coalesce(co.name, ''), nl, ' ') || nl ||
    coalesce(e.coach_kind, '') || nl || replace(coalesce(su.name, ''), nl, ' ') || nl || e.funded || nl ||
    coalesce(cast(e.planned_sessions as text), '') || nl || coalesce(cast(e.sessions_completed as text), '') || nl ||
    coalesce(cast(e.last_completed_on as text), '') || nl || coalesce(e.decision_needed, '') || nl ||
    coalesce(cast(e.starts_on as text), '') || nl || coalesce(cast(e.asked_at as text), '') || nl ||
    coalesce(cast(e.declined_at as text), '') || nl || coalesce(cast(e.agreed_at as text), '') || nl ||
    coalesce(cast(e.paused_on as text), '') || nl || coalesce(cast(e.completed_on as text), '') || nl ||
    coalesce(cast(e.ended_early_on as text), '') || nl || coalesce(cast(e.not_started_from as text), '') || nl ||
    coalesce(cast(e.quiet_from as text), '') || nl || coalesce(cast(e.behind_from as text), '') || nl ||
    coalesce(cast(e.next_open_until as text), '') || nl || coalesce(cast(c.ends_on as text), '') || nl ||
    coalesce(cast(p.contract_warning_days as text), '') || nl ||
    coalesce(cast(co.accreditation_expires_on as text), '') || nl ||
    case when c.invoiced_net > c.ceiling then '1' else '' end || nl ||
    case when c.ordered_net > c.ceiling then '1' else '' end || nl ||
    case when co.open_engagements > co.capacity then '1' else '' end as line
  from (select '
' as nl) new_line cross join engagement e join programme_v p on p.id = e.programme_id
  left join coach_card co on co.coach_id = e.coach_id
  left join organisation_v o on o.id = e.agency_id left join supplier_v su on su.id = e.supplier_id
  left join contract_v c on c.id = e.contract_id) n where n.id = engagement.id;

drop index engagement_by_coach;
drop index engagement_by_agency;
create index engagement_by_coach on engagement (coach_id, coachee_sort_key, id, next_open_at, line);
create index engagement_by_agency on engagement (agency_id, coachee_sort_key, id, next_open_at, line);

-- A coach's own list says how many there are without counting them.
alter table coach_card add column engagements bigint not null default 0;
update coach_card set engagements = (select count(*) from engagement e where e.coach_id = coach_card.coach_id);
