-- Under whose key an engagement is sealed: set when something first is, and never changed.
create table engagement_sealing (
  engagement_id text primary key references engagement (id),
  organisation_id text not null
);
