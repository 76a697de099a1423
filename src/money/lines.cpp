#include "money/lines.hpp"

#include <array>
#include <limits>

#include "money/store_lines.hpp"

namespace waymark::money {
namespace {

void only_what_may_be_seen(const access::Work& work, LinesQuestion& question) {
  question.scope = scope_of(work, access::Permission::see_invoice_lines);
}

}  // namespace

std::string_view code(LineSort sort) {
  switch (sort) {
    case LineSort::date: return "date";
    case LineSort::invoice: return "invoice";
    case LineSort::net: return "net";
  }
  return "";
}

std::optional<LineSort> line_sort_from(std::string_view given) {
  for (const auto sort : {LineSort::date, LineSort::invoice, LineSort::net})
    if (code(sort) == given) return sort;
  return std::nullopt;
}

std::vector<ListedLine> lines(const access::Work& work, LinesQuestion question, int page, int page_size) {
  only_what_may_be_seen(work, question);
  return store::page_of(work.db, question, page_size, static_cast<std::int64_t>(page - 1) * page_size);
}

std::vector<ListedLine> all_lines(const access::Work& work, LinesQuestion question) {
  only_what_may_be_seen(work, question);
  return store::page_of(work.db, question, std::numeric_limits<std::int32_t>::max(), 0);
}

LinesTotal lines_total(const access::Work& work, LinesQuestion question) {
  only_what_may_be_seen(work, question);
  return store::total_of(work.db, question);
}

}  // namespace waymark::money
