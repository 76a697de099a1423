-- The forms whose deed was done, and where that led: the same one sent again is answered so, and not done twice. No
-- longer than a day. form is the hash of its random id, said that of all it said, the id among it: who has these rows
-- has not what they would need to guess the words.
create table form_done (
  form text primary key,
  said text not null,
  led_to text not null,
  done_at bigint not null
);
create index form_done_by_time on form_done (done_at);
