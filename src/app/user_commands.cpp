#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/table.hpp"
#include "people/people.hpp"

namespace waymark::app {
namespace {

[[noreturn]] void refuse(const Problems& problems) {
  std::vector<std::string> messages;
  for (const auto& problem : problems) messages.push_back(problem.message);
  throw InputRefused(joined(messages, "; "));
}

accounts::Account account_of(db::Connection& db, const std::string& email) {
  if (auto account = accounts::account_with_email(db, email)) return *account;
  throw InputRefused(fmt::format("nobody has an account with the address {}", email));
}

}  // namespace

int user_invite(const Settings& settings, const std::string& email) {
  auto house = open_house(settings);
  house.change([&](const access::Work& work) {
    const auto link = accounts::invite_by_email(work, account_settings(settings), email);
    if (!link) refuse(link.problems());
    fmt::print("{}{}\n", settings.url(), link->path);
  });
  return kDone;
}

int user_token(const Settings& settings, const std::string& email, const std::string& name) {
  auto house = open_house(settings);
  std::string token;
  house.change([&](const access::Work& work) {
    const auto made = accounts::make_token(work, account_settings(settings), account_of(work.db, email).id, name);
    if (!made) refuse(made.problems());
    token = *made;
  });
  fmt::print("{}\n", token);
  return kDone;
}

int user_grant(const Settings& settings, const std::string& email, const std::string& role_at_place) {
  auto house = open_house(settings);
  house.change([&](const access::Work& work) {
    const auto person = people::person_with_email(work.db, email);
    if (!person) throw InputRefused(fmt::format("nobody in Waymark has the address {}", email));
    const auto grant = accounts::read_grant(work.db, account_surroundings(), role_at_place);
    if (!grant) refuse(grant.problems());
    const auto done = accounts::grant_role(work, person->id, *grant);
    if (!done) refuse(done.problems());
  });
  fmt::print("Granted.\n");
  return kDone;
}

int user_list(const Settings& settings, const std::string& format) {
  auto house = open_house(settings);
  std::vector<std::vector<std::string>> rows;
  house.read([&](const access::Work& work) {
    for (int page = 1;; ++page) {
      const auto found = accounts::accounts(work.db, {}, work.today, page, 500);
      for (const auto& line : found.lines) {
        std::vector<std::string> roles;
        for (auto role : line.roles) roles.emplace_back(access::code(role));
        const auto& account = line.account;
        const bool left = account.left_on && *account.left_on <= work.today;
        rows.push_back({account.name, account.email, joined(roles, " "),
                        account.disabled_at ? "disabled"
                        : left              ? "left"
                                            : "active"});
      }
      if (found.lines.size() < 500) break;
    }
  });
  const std::vector<std::string> head = {"name", "email", "roles", "state"};
  if (format == "csv") {
    CsvWriter csv(CsvWriter::LineEnd::lf);
    csv.row("name", "email", "roles", "state");
    for (const auto& row : rows) csv.row(row[0], row[1], row[2], row[3]);
    fmt::print("{}", csv.str());
  } else if (format == "json") {
    JsonWriter json;
    json.begin_array();
    for (const auto& row : rows) {
      json.begin_object();
      for (std::size_t i = 0; i < head.size(); ++i) json.member(head[i], row[i]);
      json.end_object();
    }
    fmt::print("{}\n", json.end_array().str());
  } else {
    fmt::print("{}", text_table(head, rows, head.size()));
  }
  return kDone;
}

}  // namespace waymark::app
