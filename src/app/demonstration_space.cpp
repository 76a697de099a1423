// The demonstration's confidential side: what the cast's coach and coachee have agreed, said, planned. Their words
// are invented, and sealed as everybody's are.
#include <set>

#include "accounts/accounts.hpp"
#include "agreements/agreements.hpp"
#include "app/cast.hpp"
#include "app/demonstration.hpp"
#include "conversations/conversations.hpp"
#include "engagements/engagements.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"

namespace waymark::app {
namespace {

constexpr std::string_view kSecondProgramme = "Directors in their first year";

access::Actor member(db::Connection& db, std::string_view role) {
  for (const auto& one : cast()) {
    if (one.role != role) continue;
    const auto person = people::person_with_email(db, one.email);
    access::Actor actor;
    actor.account = accounts::account_with_email(db, one.email)->id;
    actor.person = person->id;
    actor.name = person->name();
    if (const auto coach = people::coach_of_person(db, person->id)) actor.coach = coach->id;
    return actor;
  }
  throw std::logic_error("the cast has no " + std::string(role));
}

/// The engagement of the cast's coach and coachee, and who does what in it.
struct Space {
  vault::Vault& vault;
  db::Database& database;
  const Clock& clock;

  template <class Deed>
  void as(std::string_view role, const Deed& deed) {
    database.change_now([&](db::Connection& db) {
      const auto actor = member(db, role);
      deed(access::Work{db, actor, clock.now(), clock.today()}, engagements::load_engagements(db).at("E-005").id);
    });
  }
};

void agree(Space& space) {
  space.as("External coach", [&](const access::Work& work, const EngagementId& id) {
    const auto wording = agreements::standard_template();
    agreements::Words words;
    for (const auto part : agreements::kParts)
      words[static_cast<std::size_t>(part)] =
          wording[part].wording.empty() ? "As we said when we met." : wording[part].wording;
    words[static_cast<std::size_t>(agreements::Part::aims)] =
        "To lead a larger team with more calm.\nTo prepare for the next post.";
    agreements::propose(space.vault, work, id, words, {});
  });
  for (const auto* role : {"External coach", "Coachee"})
    space.as(role, [&](const access::Work& work, const EngagementId& id) {
      const auto agreement = agreements::find(work, id);
      if (const auto* open = agreement.to_sign()) agreements::sign(work, id, open->id);
    });
}

void talk(Space& space) {
  space.as("External coach", [&](const access::Work& work, const EngagementId& id) {
    for (const auto& session : engagements::sessions_of(work.db, id)) {
      if (!session.completed_at) continue;
      conversations::share(space.vault, work, id, session.id, {},
                           {{"focus", "How to hand over more of the daily work"},
                            {"explored", "What holds you back from letting go, and what the team says it needs"},
                            {"agreed", "Two weekly meetings go to deputies"},
                            {"actions", "Tell the deputies by Friday\nAsk one of them how it went"},
                            {"confidence", "7"},
                            {"progress", "4"},
                            {"next", "How the first two meetings went"}});
    }
  });
}

void plan(Space& space) {
  space.as("Coachee", [&](const access::Work& work, const EngagementId& id) {
    const auto in_weeks = [&](int weeks) { return work.today.plus(7 * weeks); };
    plans::GoalWords words;
    words.title = "Hand over the daily work";
    words.description = "My deputies decide what is theirs to decide.";
    words.measure = "How many of the week's decisions come to me";
    words.target_on = in_weeks(12);
    words.importance = 3;
    words.difficulty = 2;
    words.levels = {"All of them", "More than half", "A third", "A tenth", "None but what must"};
    words.start = plans::kUsualStart;
    const auto goal = plans::add_goal(space.vault, work, id, work.actor.person, words);
    plans::add_step(space.vault, work, id, *goal, {"List what only I can decide", in_weeks(1)});
    plans::add_step(space.vault, work, id, *goal, {"Give the Monday meeting to a deputy", in_weeks(3)});
    plans::record_level(space.vault, work, id, *goal, {work.today, 0, "The Monday meeting went well without me"});
  });
}

// A senior member of staff whom nobody coaches now: the first by staff number.
PersonId somebody_not_in_coaching(db::Connection& db) {
  std::set<PersonId> coached;
  for (const auto& [ref, engagement] : engagements::load_engagements(db))
    if (engagement.status != "completed" && engagement.status != "ended_early") coached.insert(engagement.coachee);
  std::map<std::string, people::PersonRecord> in_order;
  for (auto& [number, record] : people::load_people(db))
    if (record.grade == "SCS1" && !record.left_on && !record.on_leave) in_order.emplace(number, std::move(record));
  for (const auto& [number, record] : in_order) {
    const auto person = people::person_with_staff_number(db, number);
    if (!coached.contains(person->id) && !people::coach_of_person(db, person->id)) return person->id;
  }
  throw std::logic_error("the demonstration has nobody who could begin the second programme");
}

// A programme that asks for an agreement first, and somebody who is at its beginning.
void open_the_second_programme(const access::Work& work) {
  const auto id = programmes::find_or_make(work, kSecondProgramme);
  programmes::set_agreement_rule(work, id, {.required = true, .three_way = true});
  engagements::Proposal proposal;
  proposal.programme = id;
  proposal.coachees = {somebody_not_in_coaching(work.db)};
  proposal.coach = member(work.db, "Internal coach").coach;
  proposal.starts_on = work.today;
  proposal.planned_sessions = 6;
  proposal.planned_minutes = 60;
  const auto made = engagements::propose(work, proposal);
  if (!made) throw std::logic_error("the second programme's engagement is refused");
  engagements::ask(work, *made);
  engagements::accept(work, *made);
}

}  // namespace

void furnish(vault::Vault& vault, db::Database& database, const Clock& clock) {
  Space space{vault, database, clock};
  agree(space);
  talk(space);
  plan(space);
  database.change_now([&](db::Connection& db) {
    open_the_second_programme({db, House::program(), clock.now(), clock.today()});
  });
}

}  // namespace waymark::app
