#include "agreements/waiting.hpp"

#include <algorithm>

#include "agreements/store.hpp"

namespace waymark::agreements {
namespace {

constexpr int kMost = 50;  // as many as anybody looks through at home

}  // namespace

std::string ToSign::path() const { return is_aims ? aims_path_of(engagement) : path_of(engagement); }
std::string ShownAims::path() const { return aims_path_of(engagement); }

std::vector<ToSign> to_sign(const access::Work& work) {
  const auto& person = work.actor.person;
  if (person.empty()) return {};
  auto all = store::to_sign_by(work.db, person, kMost, work.today);
  for (auto& aims : store::aims_to_sign_by(work.db, person, kMost, work.today)) all.push_back(std::move(aims));
  std::stable_sort(all.begin(), all.end(), [](const ToSign& a, const ToSign& b) { return a.since < b.since; });
  return all;
}

std::vector<ShownAims> aims_shown_to(const access::Work& work) {
  if (work.actor.person.empty()) return {};
  return store::aims_shown_to(work.db, work.actor.person, kMost);
}

}  // namespace waymark::agreements
