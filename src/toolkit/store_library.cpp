// The library's lists: one statement for each order, whose conditions the actor's standing and the question fill.
#include <array>

#include "toolkit/policy.hpp"

namespace waymark::toolkit::store {
namespace {

/// At most so many words of a search are looked for.
constexpr std::size_t kWords = 4;

std::string_view name(View view) {
  switch (view) {
    case View::library: return "library";
    case View::yours: return "yours";
    case View::to_review: return "to_review";
    case View::withdrawn: return "withdrawn";
  }
  return "";
}

// $2 who, $3 suppliers administered, $4 offers, $5 supplier coached for, $6 programmes coached in, $7 reviews all,
// $8 programmes reviewed.
#define WAYMARK_TOOL_KEPT                                                              \
  "((t.offered_as = 'supplier' and cast($3 as text) like '%' || t.supplier_id || '%')" \
  " or (t.offered_as <> 'supplier' and cast($4 as text) = 'yes' and t.author_id = cast($2 as text)))"
#define WAYMARK_TOOL_REVIEWED \
  "(cast($7 as text) = 'yes' or cast($8 as text) like '%' || v.audience_programme_id || '%')"
#define WAYMARK_TOOL_FOUND                                                                         \
  "((v.audience = 'everyone' and cast($4 as text) = 'yes')"                                        \
  " or (v.audience = 'supplier' and (v.audience_supplier_id = cast($5 as text)"                    \
  " or cast($3 as text) like '%' || v.audience_supplier_id || '%'))"                               \
  " or (v.audience = 'programme' and cast($6 as text) like '%' || v.audience_programme_id || '%')" \
  " or " WAYMARK_TOOL_REVIEWED " or " WAYMARK_TOOL_KEPT                                            \
  " or cast($3 as text) like '%' || t.supplier_id || '%'"                                          \
  " or exists (select 1 from handed_tool h where h.tool_id = t.id and h.person_id = cast($2 as text)))"
// Twin of may_review: nobody is shown their own.
#define WAYMARK_TOOL_NOT_OWN                                                                                     \
  "(t.author_id <> cast($2 as text) and v.changed_by <> cast($2 as text) and v.submitted_by <> cast($2 as text)" \
  " and not coalesce(" WAYMARK_TOOL_KEPT ", false))"

constexpr std::string_view kFrom =
    " from tool t join tool_version v on v.tool_id = t.id and v.id = case when cast($1 as text) in ('library',"
    " 'withdrawn') then t.released_version_id else t.latest_version_id end" WAYMARK_TOOL_VERSION_JOINS
    " left join supplier_v o on o.id = t.supplier_id"
    " where case cast($1 as text) when 'library' then t.withdrawn_at is null and " WAYMARK_TOOL_FOUND
    " when 'yours' then " WAYMARK_TOOL_KEPT
    " when 'to_review' then v.submitted_at is not null and v.released_at is null and " WAYMARK_TOOL_REVIEWED
    " and " WAYMARK_TOOL_NOT_OWN " else t.withdrawn_at is not null and (" WAYMARK_TOOL_REVIEWED
    " or " WAYMARK_TOOL_KEPT
    ") end"
    " and (cast($9 as text) = '' or v.purpose = cast($9 as text))"
    " and (cast($10 as text) = '' or v.language = cast($10 as text))"
    " and (cast($11 as text) = '' or t.supplier_id = cast($11 as text)) and v.tag_keys like $12 escape '\\'"
    " and v.search_key like $13 escape '\\' and v.search_key like $14 escape '\\'"
    " and v.search_key like $15 escape '\\' and v.search_key like $16 escape '\\'";

// The same, of what may be handed on: $1 the engagement's supplier, $2 its programme.
constexpr std::string_view kUsable =
    " from tool t join tool_version v on v.id = t.released_version_id" WAYMARK_TOOL_VERSION_JOINS
    " left join supplier_v o on o.id = t.supplier_id where t.withdrawn_at is null and (v.audience = 'everyone'"
    " or v.audience_supplier_id = cast($1 as text) or v.audience_programme_id = cast($2 as text))"
    " and v.search_key like $3 escape '\\' and v.search_key like $4 escape '\\'"
    " and v.search_key like $5 escape '\\' and v.search_key like $6 escape '\\'";

constexpr std::string_view kSelect =
    "select " WAYMARK_TOOL_VERSION_COLUMNS ", coalesce(o.name, ''), t.withdrawn_at, t.at_start_since";

std::string order_by(SortBy sort, bool descending) {
  const char* column = sort == SortBy::purpose    ? "v.purpose"
                       : sort == SortBy::language ? "v.language"
                       : sort == SortBy::supplier ? "coalesce(o.sort_key, '')"
                       : sort == SortBy::released ? "coalesce(v.released_at, 0)"
                                                  : "v.sort_key";
  const char* way = descending ? " desc" : "";
  return fmt::format(" order by {0}{1}, v.sort_key{1}, v.id{1}", column, way);
}

std::array<std::string, kWords> patterns(std::string_view search) {
  std::array<std::string, kWords> all;
  all.fill("%");
  std::size_t at = 0;
  const auto key = search_key(search);
  for (const auto word : split(key, ' '))
    if (!word.empty() && at < kWords) all[at++] = db::contains_pattern(word);
  return all;
}

/// The question as the statement's arguments. They look at what this holds.
class Arguments {
 public:
  Arguments(const Standing& standing, const Question& question) : words_(patterns(question.search)) {
    const auto yes = [](bool is) { return std::string(is ? "yes" : "no"); };
    const auto key = search_key(question.tag);
    texts_ = {std::string(name(question.view)),
              standing.person.str(),
              id_list(standing.suppliers),
              yes(standing.offers),
              standing.coach_supplier.str(),
              id_list(standing.coached),
              yes(standing.reviews_all),
              id_list(standing.programmes),
              question.purpose ? std::string(code(*question.purpose)) : "",
              question.language ? std::string(code(*question.language)) : "",
              question.supplier.str(),
              key.empty() ? "%" : db::contains_pattern("|" + key + "|")};
    texts_.insert(texts_.end(), words_.begin(), words_.end());
    for (const auto& text : texts_) values_.emplace_back(text);
  }
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;
  void add(std::int64_t number) { values_.emplace_back(number); }
  std::span<const db::Value> values() const { return values_; }

 private:
  std::array<std::string, kWords> words_;
  std::vector<std::string> texts_;
  std::vector<db::Value> values_;
};

Line line_from(const db::Row& row) {
  return {row.get<ToolId>(1), version_from(row), row.get<std::string>(kVersionColumns),
          row.get<std::optional<Instant>>(kVersionColumns + 1), !row.is_null(kVersionColumns + 2)};
}

std::vector<Line> all(db::Rows rows) {
  std::vector<Line> lines;
  for (const db::Row& row : rows) lines.push_back(line_from(row));
  return lines;
}

}  // namespace

std::vector<Line> lines(db::Connection& db, const Standing& standing, const Question& question, std::int64_t skip,
                        std::int64_t size) {
  Arguments arguments(standing, question);
  arguments.add(size);
  arguments.add(skip);
  const auto sql =
      fmt::format("{}{}{} limit $17 offset $18", kSelect, kFrom, order_by(question.sort, question.descending));
  return all(db.query_list(sql, arguments.values()));
}

std::int64_t count(db::Connection& db, const Standing& standing, const Question& question) {
  const Arguments arguments(standing, question);
  static const auto sql = fmt::format("select count(*){}", kFrom);
  for (const db::Row& row : db.query_list(sql, arguments.values())) return row.integer(0);
  return 0;
}

std::vector<Line> usable(db::Connection& db, const SupplierId& supplier, const ProgrammeId& programme,
                         std::string_view search, std::int64_t skip, std::int64_t size) {
  const auto words = patterns(search);
  static const auto sql = fmt::format("{}{} order by v.sort_key, v.id limit $7 offset $8", kSelect, kUsable);
  return all(db.query(sql, supplier, programme, words[0], words[1], words[2], words[3], size, skip));
}

std::int64_t count_usable(db::Connection& db, const SupplierId& supplier, const ProgrammeId& programme,
                          std::string_view search) {
  const auto words = patterns(search);
  static const auto sql = fmt::format("select count(*){}", kUsable);
  return db.value<std::int64_t>(sql, supplier, programme, words[0], words[1], words[2], words[3]).value_or(0);
}

}  // namespace waymark::toolkit::store
