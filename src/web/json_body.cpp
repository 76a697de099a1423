#include "web/json_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <variant>

#include "web/api_reply.hpp"
#include "web/failure.hpp"

namespace waymark::web {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongest = 64 * 1024;
constexpr int kDeepest = 20;
constexpr std::size_t kMostIds = 100;

/// Why a text is not the JSON two readers would understand alike.
struct Malformed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void refuse_nul(const Json& text) {
  if (text.get_ref<const std::string&>().find('\0') != std::string::npos)
    throw Malformed("The JSON holds a NUL character.");
}

/// Sees every piece as it is read, so that a deep or ambiguous text is refused before it is kept.
class Strictness {
 public:
  bool operator()(int depth, Json::parse_event_t event, Json& piece) {
    using Event = Json::parse_event_t;
    if (event == Event::object_start || event == Event::array_start) {
      if (depth >= kDeepest) throw Malformed(fmt::format("The JSON is nested more than {} deep.", kDeepest));
      if (event == Event::object_start) names_.emplace_back();
    } else if (event == Event::object_end) {
      names_.pop_back();
    } else if (event == Event::key) {
      refuse_nul(piece);
      if (!names_.back().insert(piece.get<std::string>()).second) throw Malformed("The JSON names a member twice.");
    } else if (event == Event::value && piece.is_string()) {
      refuse_nul(piece);
    }
    return true;
  }

 private:
  std::vector<std::set<std::string>> names_;  ///< of the objects that are open
};

Json parsed(const std::string& body) {
  if (body.empty()) return Json::object();
  try {
    auto read = Json::parse(
        body, [strict = std::make_shared<Strictness>()](int depth, Json::parse_event_t event, Json& piece) {
          return (*strict)(depth, event, piece);
        });
    if (!read.is_object()) throw Malformed("The body must be one JSON object.");
    return read;
  } catch (const Json::parse_error& error) {
    throw Malformed(fmt::format("The body is not JSON: see byte {}.", error.byte));
  } catch (const Json::exception&) {
    throw Malformed("The body is not JSON: a number is out of range.");
  }
}

bool is_json(std::string_view content_type) {
  std::string given;
  for (const char c : content_type)
    if (c != ' ' && c != '"') given += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return given == "application/json" || given == "application/json;charset=utf-8";
}

std::string listed(const std::vector<std::string_view>& codes) {
  std::string text;
  for (const auto code : codes) text += (text.empty() ? "" : ", ") + std::string(code);
  return text;
}

/// "+01:00", "-05:30" or "Z" as minutes east of UTC.
std::optional<int> offset_minutes(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  int digits[4];
  for (int i = 0; const auto at : {1u, 2u, 4u, 5u}) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
    digits[i++] = text[at] - '0';
  }
  const int minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3];
  if (digits[2] > 5 || minutes > 14 * 60) return std::nullopt;
  return text[0] == '-' ? -minutes : minutes;
}

/// A time of the day in London that two clocks would tell apart, or what is wrong with it.
std::variant<LocalTime, const char*> moment_of(std::string_view text) {
  constexpr const char* kWrong =
      "This must be a time such as 2026-06-01T14:00:00+01:00, or 2026-06-01T14:00 for London's clocks";
  if (text.size() < 16 || text[4] != '-' || text[10] != 'T') return kWrong;
  const auto written = text.size() > 16 && text[16] == ':' ? text.substr(0, 19) : text.substr(0, 16);
  const auto shown = LocalTime::parse(written);
  if (!shown) return kWrong;
  const auto rest = text.substr(written.size());
  if (rest.empty()) return *shown;
  const auto offset = offset_minutes(rest);
  if (!offset) return kWrong;
  const std::chrono::microseconds since =
      shown->date.sys().time_since_epoch() + std::chrono::minutes(shown->minutes - *offset);
  const auto at = Instant::micros(since.count());
  const auto local = london(at);
  // In the hour that London's clocks show twice, a session can only be in the first.
  if (local.instant() != at) return "London's clocks show this time twice that night: only the first can be chosen";
  return local;
}

}  // namespace

struct JsonReader::Members {
  Json all;
  std::set<std::string, std::less<>> read;

  const Json* take(std::string_view name) {
    read.emplace(name);
    const auto found = all.find(name);
    return found == all.end() || found->is_null() ? nullptr : &*found;
  }
};

JsonReader::JsonReader(std::unique_ptr<Members> members) : members_(std::move(members)) {}
JsonReader::~JsonReader() = default;

namespace {
constexpr const char* kRequired = "This is required";
}

std::string JsonReader::text(std::string_view member, std::size_t longest) {
  const auto* given = members_->take(member);
  if (!given) {
    problems.add(std::string(member), kRequired);
  } else if (!given->is_string()) {
    problems.add(std::string(member), "This must be text");
  } else {
    auto content = given->get<std::string>();
    if (!content.empty() && length(content) <= longest) return content;
    problems.add(std::string(member), fmt::format("This must be 1 to {} characters", longest));
  }
  return {};
}

std::optional<std::string> JsonReader::optional_choice(std::string_view member,
                                                       const std::vector<std::string_view>& codes) {
  const auto* given = members_->take(member);
  if (!given) return std::nullopt;
  if (given->is_string() &&
      std::find(codes.begin(), codes.end(), given->get_ref<const std::string&>()) != codes.end())
    return given->get<std::string>();
  problems.add(std::string(member), "This must be one of: " + listed(codes));
  return std::nullopt;
}

std::string JsonReader::choice(std::string_view member, const std::vector<std::string_view>& codes) {
  if (!members_->take(member)) {
    problems.add(std::string(member), kRequired);
    return {};
  }
  return optional_choice(member, codes).value_or(std::string());
}

std::int64_t JsonReader::whole_number(std::string_view member, std::int64_t least, std::int64_t most) {
  const auto* given = members_->take(member);
  if (!given) {
    problems.add(std::string(member), kRequired);
    return least;
  }
  if (given->is_number_integer() &&
      (!given->is_number_unsigned() || given->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX))) {
    const auto number = given->get<std::int64_t>();
    if (number >= least && number <= most) return number;
  }
  problems.add(std::string(member), fmt::format("This must be a whole number from {} to {}", least, most));
  return least;
}

bool JsonReader::flag(std::string_view member) {
  const auto* given = members_->take(member);
  if (!given) return false;
  if (given->is_boolean()) return given->get<bool>();
  problems.add(std::string(member), "This must be true or false");
  return false;
}

LocalTime JsonReader::moment(std::string_view member) {
  const auto* given = members_->take(member);
  if (!given) {
    problems.add(std::string(member), kRequired);
    return {};
  }
  const auto read = moment_of(given->is_string() ? std::string_view(given->get_ref<const std::string&>()) : "");
  if (const auto* local = std::get_if<LocalTime>(&read)) return *local;
  problems.add(std::string(member), std::get<const char*>(read));
  return {};
}

std::vector<std::string> JsonReader::id_texts(std::string_view member) {
  const auto* given = members_->take(member);
  if (!given) return {};
  std::vector<std::string> texts;
  const auto is_id = [](const Json& one) {
    return one.is_string() && looks_like_id(one.get_ref<const std::string&>());
  };
  if (given->is_array() && given->size() <= kMostIds && std::all_of(given->begin(), given->end(), is_id)) {
    for (const auto& one : *given) texts.push_back(one.get<std::string>());
  } else {
    problems.add(std::string(member), fmt::format("This must be a list of at most {} ids", kMostIds));
  }
  return texts;
}

void JsonReader::refuse_what_was_not_read() {
  for (const auto& [name, content] : members_->all.items())
    if (!members_->read.contains(name)) problems.add(length(name) <= 60 ? name : "", "There is no such member here");
}

Response take_json(const Visit& visit, const std::function<Checked<Response>(JsonReader&)>& take) {
  const auto& request = visit.request;
  if (request.body.size() > kLongest) return failure(visit, 413);
  if (!request.body.empty() && !is_json(request.headers.get("content-type")))
    return failure(visit, 415);
  auto members = std::make_unique<JsonReader::Members>();
  try {
    members->all = parsed(request.body);
  } catch (const Malformed& why) {
    return failure(visit, 400, why.what());
  }
  JsonReader reader(std::move(members));
  auto answer = take(reader);
  if (!answer) return unprocessable(answer.problems());
  return std::move(*answer);
}

}  // namespace waymark::web
