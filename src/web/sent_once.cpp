#include "web/sent_once.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "web/page.hpp"

namespace waymark::web {
namespace {

constexpr std::string_view kField = "form_id";
constexpr std::chrono::hours kKept{24};

using FormId = Id<struct FormTag>;

// Each part after its length, so that no two forms read the same.
void add(std::string& all, std::string_view part) {
  all += std::to_string(part.size());
  all += ' ';
  all += part;
}

std::string_view header(const Response& response, std::string_view wanted) {
  const auto found = std::ranges::find(response.headers, wanted, [](const auto& one) { return one.first; });
  return found == response.headers.end() ? std::string_view() : found->second;
}

}  // namespace

std::string said_once(const Route& route, const std::string& target, const Fields& form,
                      const std::vector<Upload>& uploads) {
  if (route.method == Method::get || route.runs != Runs::changing || route.receive) return {};
  if (!FormId::parse(form.get(kField))) return {};
  std::string all;
  add(all, target);
  for (const auto& [name, value] : form) {
    add(all, name);
    add(all, value);
  }
  for (const auto& file : uploads) {
    add(all, file.field);
    add(all, file.file_name);
    add(all, digest(file.content));
  }
  return digest(all);
}

SentOnce::SentOnce(const Visit& visit, std::string_view said) : visit_(visit) {
  if (said.empty() || !visit.work.actor.signed_in()) return;
  form_ = digest(visit.form.get(kField));
  said_ = digest(visit.session.token_hash + std::string(said));
  // Claimed before anything is read: on PostgreSQL a second press waits here for the first, and a look at what is not
  // there yet would have forms that have nothing to do with one another run again.
  auto& db = visit.work.db;
  const bool first =
      db.run("insert into form_sent (form, said, sent_at) values ($1, $2, $3) on conflict (form) do nothing", form_,
             said_, visit.work.now) > 0;
  if (!first)
    led_to_ = db.value<std::string>("select led_to from form_sent where form = $1 and said = $2", form_, said_);
}

std::optional<Response> SentOnce::answer() const {
  if (!led_to_) return std::nullopt;
  return see_other_with_notice(visit_, *led_to_, _("You sent this twice. It has been done once."));
}

void SentOnce::note(const Response& response) const {
  const bool done = response.status == 303 && !header(response, "Set-Cookie").empty();
  if (form_.empty() || !done) return;
  visit_.work.db.run("update form_sent set said = $2, led_to = $3 where form = $1", form_, said_,
                     header(response, "location"));
}

Html form_id() { return html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", kField, new_id()); }

void forget_forms(db::Database& database, Instant now) {
  database.change_now(
      [&](db::Connection& db) { db.run("delete from form_sent where sent_at < $1", now.plus(-kKept)); });
}

}  // namespace waymark::web
