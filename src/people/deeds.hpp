#pragma once
// What the deeds of this room share. None of these asks whether the actor may.
#include "people/people.hpp"

namespace waymark::people {

/// Finds the person through the actor, for a deed: not_found, not_allowed or out_of_turn when it ends here.
Person person_to_change(const access::Work& work, const PersonId& id, std::optional<Instant> seen);

/// What is wrong with somebody leaving on that day.
Problems check_leaving(const access::Work& work, const Person& person, Date left_on);

/// Writes the post and, if it makes a difference today, today's copy; a post dated ahead comes with news.
void put_post(const access::Work& work, const Person& person, const Post& post);

/// Copies today's post to the person, and whether its manager has gone.
void copy_todays_post(const access::Work& work, const Person& person);

/// Sets the day somebody leaves, or that they do not, with the news that go with it.
void set_leaving(const access::Work& work, const Person& person, std::optional<Date> left_on);

/// Writes the news of a leaver who is new here.
void tell_of_leaving(const access::Work& work, const PersonId& person, Date left_on);

}  // namespace waymark::people
