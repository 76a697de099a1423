// Writing lines: which stream each stands in, and its place there.
#include "audit/mac.hpp"
#include "audit/store.hpp"

namespace waymark::audit {
namespace {

constexpr std::size_t kBatch = 10'000;

// Whatever is neither about an engagement nor part of an import is spread over lanes by what it is about, so that
// those who sign in together, or change different people, seldom wait for one another.
constexpr std::uint64_t kLanesOfAnOrganisation = 16, kLanesOfTheService = 64;

// FNV-1a: the same on every machine and in every version, unlike std::hash.
std::uint64_t spread(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash ^ (hash >> 32);
}

std::string stream_of(const access::Work& work, std::string_view subject_kind, std::string_view subject_id,
                      const About& about) {
  if (!work.stream.empty()) return std::string(work.stream);
  if (about.engagement) return "engagement/" + about.engagement.str();
  if (subject_kind == "engagement" && !subject_id.empty()) return fmt::format("engagement/{}", subject_id);
  const auto lane = spread(subject_id.empty() ? std::string_view(work.actor.person.str()) : subject_id);
  if (work.actor.organisation)
    return fmt::format("organisation/{}/{}", work.actor.organisation.str(), lane % kLanesOfAnOrganisation);
  return fmt::format("service/{}", lane % kLanesOfTheService);
}

Line line_of(const access::Work& work, std::string_view action, std::string_view subject_kind,
             std::string_view subject_id, std::string_view detail, const About& about) {
  Line line;
  line.at = work.now;
  line.actor = work.actor.person;
  line.actor_name = work.actor.name;
  line.action = action;
  line.subject_kind = subject_kind;
  line.subject_id = subject_id;
  line.detail = detail;
  line.about = about.person;
  return line;
}

void place_after(const db::RowKey& key, store::Head& head, Line& line) {
  line.number = head.number + 1;
  line.mac_before = std::move(head.mac);
  line.mac = mac_of(key, line);
  head = {line.number, line.mac};
}

}  // namespace

std::string new_stream(std::string_view what) { return fmt::format("{}/{}", what, new_id()); }

void record(const access::Work& work, std::string_view action, std::string_view subject_kind,
            std::string_view subject_id, std::string_view detail, const About& about) {
  const auto& key = key_of(work.db);
  auto line = line_of(work, action, subject_kind, subject_id, detail, about);
  line.stream = stream_of(work, subject_kind, subject_id, about);
  auto head = store::advance(work.db, line.stream, 1);
  line.id = new_id();
  place_after(key, head, line);
  store::insert(work.db, line);
  store::set_head(work.db, line.stream, head);
}

void record_all(const access::Work& work, std::string_view action, std::string_view subject_kind,
                std::span<const std::string> subject_ids, std::string_view detail, const About& about) {
  if (subject_ids.empty()) return;
  const auto& key = key_of(work.db);
  const auto stream = stream_of(work, subject_kind, subject_ids.front(), about);
  auto head = store::advance(work.db, stream, static_cast<std::int64_t>(subject_ids.size()));
  for (std::size_t start = 0; start < subject_ids.size(); start += kBatch) {
    const auto some = subject_ids.subspan(start, std::min(kBatch, subject_ids.size() - start));
    std::vector<std::string> ids(some.size());
    std::generate(ids.begin(), ids.end(), new_id);
    std::sort(ids.begin(), ids.end());  // rising, so that they go to the end of an index and not all over it
    std::vector<Line> lines;
    lines.reserve(some.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
      auto& line = lines.emplace_back(line_of(work, action, subject_kind, some[i], detail, about));
      line.stream = stream;
      line.id = std::move(ids[i]);
      place_after(key, head, line);
    }
    store::insert_all(work.db, lines);
  }
  store::set_head(work.db, stream, head);
}

void opened(const access::Work& work, std::string_view subject_kind, std::string_view subject_id, const About& about,
            std::string_view detail) {
  record(work, kOpened, subject_kind, subject_id, detail, about);
}

// --- The beginning

namespace {

constexpr std::string_view kEarlier = "earlier";  // the stream of what was there before the chain

}  // namespace

Trail trail(db::Connection& db) {
  const auto first = store::stream_from(db, kEarlier, 1, 1);
  if (first.empty()) return Trail::not_begun;
  if (!db.row_key()) return Trail::begun_with_another_key;
  const auto fits = [&](const Line& line) { return mac_of(*db.row_key(), line) == line.mac; };
  // Whoever spoils the first line must not thereby keep the service from starting: verifying will tell of it.
  const auto latest = lines(db, {}, {}, 10).lines;
  return fits(first.front()) || std::any_of(latest.begin(), latest.end(), fits) ? Trail::begun
                                                                                : Trail::begun_with_another_key;
}

std::int64_t begin_trail(const access::Work& work) {
  if (store::head(work.db, kEarlier)) return 0;
  const auto& key = key_of(work.db);
  store::Head head;
  Mark after{Instant::micros(INT64_MIN), ""};
  for (;;) {
    auto lines = store::unchained(work.db, after, 2000);
    if (lines.empty()) break;
    for (auto& line : lines) {
      line.stream = kEarlier;
      place_after(key, head, line);
      store::chain(work.db, line);
    }
    after = {lines.back().at, lines.back().id};
  }
  const auto found = head.number;
  store::advance(work.db, kEarlier, found);
  store::set_head(work.db, kEarlier, head);
  auto beginning = work;
  beginning.stream = kEarlier;
  record(beginning, "audit_chain_begun", "audit", "", fmt::format("{} earlier lines", found));
  return found;
}

}  // namespace waymark::audit
