-- What every answer asks first, each found in one place.

-- An agency within which there are only units: who may follow it sees the rows of one agency. With another organisation
-- within it, rows may carry that one's name from a time when it reported under itself. Kept with the tree
-- (src/people/tree.cpp).
alter table organisation add column whole_agency boolean not null default false;
update organisation set whole_agency = true where agency_id = id and kind <> 'unit' and not exists (
  select 1 from organisation_within w join organisation b on b.id = w.organisation_id
  where w.ancestor_id = organisation.id and b.kind <> 'unit' and b.id <> organisation.id);
create view organisation_reach_v as select o.id, o.parent_id, o.whole_agency from organisation o;

create view coach_of_person_v as select c.person_id, c.id as coach_id from coach c;
