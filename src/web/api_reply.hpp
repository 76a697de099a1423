#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/base.hpp"
#include "web/response.hpp"

namespace waymark::web {

/// 422 as problem details (RFC 9457), with errors: [{field, message}].
Response unprocessable(const Problems& problems);
/// 201 with where the new thing is.
Response created(std::string body, std::string location);
/// 204: done, and nothing to say.
Response no_content();

/// Which page of a list: pages count from 1.
struct PageAsked {
  int page = 1;
  int size = 20;
  std::int64_t skip() const { return static_cast<std::int64_t>(page - 1) * size; }
};
/// Totals are counted up to this; beyond it a list's total is null.
inline constexpr std::int64_t kTotalsUpTo = 1000;

inline constexpr std::size_t kUsualItem = 512;  ///< bytes

/// {"items":[…],"total":…,"page":…,"page_size":…}; `write_all(json)` writes the items and gives the total.
template <class WriteAll>
Response json_list(const PageAsked& asked, const WriteAll& write_all) {
  JsonWriter out(kUsualItem * static_cast<std::size_t>(asked.size + 1));
  out.begin_object().key("items").begin_array();
  const std::int64_t total = write_all(out);
  out.end_array().key("total");
  if (total > kTotalsUpTo) out.null();
  else out.value(total);
  out.member("page", asked.page).member("page_size", asked.size).end_object();
  return json(std::move(out).str());
}

/// The same of items that are there, each written by `write(json, item)`.
template <class Items, class Write>
Response json_list(const Items& items, std::int64_t total, const PageAsked& asked, const Write& write) {
  return json_list(asked, [&](JsonWriter& out) {
    for (const auto& item : items) write(out, item);
    return total;
  });
}

/// The same for a list that is always whole: {"items":[…]}.
template <class Items, class Write>
Response json_whole_list(const Items& items, const Write& write) {
  JsonWriter out;
  out.begin_object().key("items").begin_array();
  for (const auto& item : items) write(out, item);
  out.end_array().end_object();
  return json(std::move(out).str());
}

/// "2026-06-01T14:00:00+01:00": RFC 3339 with London's offset.
std::string timestamp(Instant at);

// Members that may have nothing to say: null for an empty text, id or optional.
void write_text(JsonWriter& out, std::string_view name, std::string_view text);
void write_day(JsonWriter& out, std::string_view name, const std::optional<Date>& day);
void write_moment(JsonWriter& out, std::string_view name, const std::optional<Instant>& at);
inline void write_money(JsonWriter& out, std::string_view name, Money amount) { out.member(name, amount.plain()); }
template <class Tag>
void write_id(JsonWriter& out, std::string_view name, const Id<Tag>& id) {
  write_text(out, name, id.str());
}

}  // namespace waymark::web
