-- The forms that were sent, and where their deed led once it was done: the same one sent again is answered so, and not
-- done twice. No longer than a day. form is the hash of its random id, said that of all it said, the id among it: who
-- has these rows has not what they would need to guess the words.
create table form_sent (
  form text primary key,
  said text not null,
  led_to text,
  sent_at bigint not null
);
create index form_sent_by_time on form_sent (sent_at);
