-- Under whose key an engagement is sealed: set when something first is, and never changed.
create table engagement_sealing (
  engagement_id text primary key references engagement (id),
  organisation_id text not null
);

-- Of the engagements in which something was sealed: whose confidences they hold. No file may give them to another.
create view engagement_sealed_v as
  select e.ref, p.staff_number
  from engagement_sealing s join engagement e on e.id = s.engagement_id
  join engagement_coachee k on k.engagement_id = e.id and k.place = 1 join person p on p.id = k.person_id;
