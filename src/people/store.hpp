#pragma once
// The room's SQL. Finders that other rooms use are declared in the face and stand in store_*.cpp too.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "people/people.hpp"

namespace waymark::people::store {

// --- Organisations (store_organisations.cpp)

bool is_within_any(db::Connection& db, const OrganisationId& inner, std::span<const std::string> outer);
std::vector<Organisation> all_organisations(db::Connection& db);
/// Those that are not units, in some organisations and below, by name.
std::vector<Organisation> above_units_within(db::Connection& db, std::span<const std::string> outer);
void insert_organisation(const access::Work& work, const Organisation& organisation);
void update_organisation(db::Connection& db, const Organisation& organisation);
void set_agency(db::Connection& db, const OrganisationId& id, const OrganisationId& agency);
/// Makes a new lowest organisation be within all its parent is within, and itself.
void insert_leaf_within(db::Connection& db, const OrganisationId& id, const OrganisationId& parent);

struct Within {
  OrganisationId organisation;
  OrganisationId ancestor;
  int depth;
  auto operator<=>(const Within&) const = default;
};
std::vector<Within> all_within(db::Connection& db);
/// Replaces the whole closure of the tree.
void replace_within(db::Connection& db, std::span<const Within> all);
/// Keeps which agencies have only units within them; for after the tree has changed.
void keep_whole_agencies(db::Connection& db);
/// The codes of those kept wrongly.
std::vector<std::string> wrong_whole_agencies(db::Connection& db);

struct CountedOrganisation {
  Organisation organisation;
  std::int64_t headcount = 0;  ///< people there that day, in it and below
  std::int64_t below = 0;      ///< organisations directly below it
};
/// An organisation and those directly below it, by name, itself first; without one, the given tops.
std::vector<CountedOrganisation> with_children(db::Connection& db, const OrganisationId& id, Date today);
std::vector<CountedOrganisation> counted(db::Connection& db, std::span<const std::string> ids, Date today);
/// The ids of the organisations that have no parent.
std::vector<std::string> tops(db::Connection& db);

// --- People (store_people.cpp, store_posts.cpp)

/// What is said of a person apart from posts and leaving.
struct Details {
  std::string staff_number;
  std::string first_name;
  std::string last_name;
  std::string email;
  std::string location;
  std::optional<Date> started_on;
  bool on_leave = false;
};
void insert_person(const access::Work& work, const PersonId& id, const Details& details);
void update_details(const access::Work& work, const PersonId& id, const Details& details);
/// Frees an address for another person within the same change, when several swap theirs.
void park_email(db::Connection& db, const PersonId& id);
void set_left_on(const access::Work& work, const PersonId& id, std::optional<Date> left_on);
void set_on_leave(const access::Work& work, const PersonId& id, bool on_leave);
void put_post(db::Connection& db, const PersonId& id, const Post& post);
struct PostOf {
  PersonId person;
  Post post;
};
/// The same for many: each person once.
void put_posts(db::Connection& db, std::span<const PostOf> posts);
/// The staff numbers (else ids) of those whose copy of today's post is not their post of that day.
std::vector<std::string> people_beside_their_post(db::Connection& db, Date today);
void set_todays_post(const access::Work& work, const PersonId& id, const Post& post,
                     std::optional<Instant> manager_gone_at);
/// Marks those who report to somebody who has left by today, and have not left themselves; of one manager or all.
void mark_reports_of_leavers(const access::Work& work, const PersonId& manager = {});
void unmark_reports(const access::Work& work, const PersonId& manager);
/// Whether `person` reports to `manager`, directly or through others.
bool reports_to(db::Connection& db, const PersonId& person, const PersonId& manager);

/// What stands in the place of who somebody was.
struct Pseudonym {
  std::string first_name;
  std::string last_name;
  std::string email;
  std::string coach_code;
};
/// Their row, their posts and their place on the coaches' register (store_erased.cpp).
void put_pseudonym(const access::Work& work, const PersonId& id, const Pseudonym& pseudonym);

struct NamedPost {
  Post post;
  std::string organisation_code, organisation_name, agency_name, manager_name;
};
/// Newest first.
std::vector<NamedPost> named_posts(db::Connection& db, const PersonId& person);

// --- Many at once (store_bulk.cpp)

std::unordered_map<std::string, Person> all_staff(db::Connection& db);
struct NewPerson {
  PersonId id;
  const PersonRecord* record;
  Post post;
};
/// Inserts people with their first post.
void insert_people(const access::Work& work, std::span<const NewPerson> people);

// --- Suppliers and coaches (store_suppliers.cpp, store_coaches.cpp)

void insert_supplier(const access::Work& work, const SupplierId& id, std::string_view code,
                     const SupplierChange& supplier);
void update_supplier(const access::Work& work, const SupplierId& id, const SupplierChange& supplier);
void insert_coach(const access::Work& work, const Coach& coach);
/// Everything but id, code and what belongs to the person.
void update_coach(const access::Work& work, const Coach& coach);
void update_names(const access::Work& work, const PersonId& person, std::string_view first_name,
                  std::string_view last_name, std::string_view email);

}  // namespace waymark::people::store
