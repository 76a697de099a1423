#include "web/sent_once.hpp"

#include "base/digest.hpp"
#include "web/page.hpp"

namespace waymark::web {
namespace {

constexpr std::string_view kField = "form_id";
constexpr std::chrono::hours kKept{24};

using FormId = Id<struct FormTag>;

// Each part after its length, so that no two forms read the same.
class Said {
 public:
  void add(std::string_view part) {
    all_ += std::to_string(part.size());
    all_ += ' ';
    all_ += part;
  }
  std::string digest() const { return waymark::digest(all_); }

 private:
  std::string all_;
};

std::string said_in(const Visit& visit) {
  Said said;
  said.add(visit.session.token_hash);
  said.add(visit.request.target);
  for (const auto& [name, value] : visit.form) {
    said.add(name);
    said.add(value);
  }
  for (const auto& file : visit.uploads) {
    said.add(file.field);
    said.add(file.file_name);
    said.add(waymark::digest(file.content));
  }
  return said.digest();
}

std::string_view location(const Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "location") return value;
  return {};
}

}  // namespace

SentOnce::SentOnce(const Visit& visit, const Route& route) : visit_(visit) {
  if (route.method == Method::get || route.runs != Runs::changing || route.receive) return;
  const auto id = FormId::parse(visit.form.get(kField));
  if (!id || !visit.work.actor.signed_in()) return;
  form_ = digest(id->str());
  said_ = said_in(visit);
  led_to_ =
      visit.work.db.value<std::string>("select led_to from form_done where form = $1 and said = $2", form_, said_);
}

std::optional<Response> SentOnce::answer() const {
  if (!led_to_) return std::nullopt;
  return see_other_with_notice(visit_, *led_to_, _("You sent this twice. It has been done once."));
}

void SentOnce::note(const Response& response) const {
  if (form_.empty() || response.status != 303) return;
  visit_.work.db.run(
      "insert into form_done (form, said, led_to, done_at) values ($1, $2, $3, $4) on conflict (form)"
      " do update set said = excluded.said, led_to = excluded.led_to, done_at = excluded.done_at",
      form_, said_, location(response), visit_.work.now);
}

Html form_id() { return html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", kField, new_id()); }

void forget_forms(db::Database& database, Instant now) {
  database.change_now(
      [&](db::Connection& db) { db.run("delete from form_done where done_at < $1", now.plus(-kKept)); });
}

}  // namespace waymark::web
