#pragma once
#include "engagements/pages/parts.hpp"
#include "web/list_filter.hpp"

namespace waymark::engagements::pages {

/// What the address of the list asks for.
struct Question {
  Filter filter;
  Order order;
  int page = 1;
  AsOf as_of;
  Problems problems;
};
Question question_of(const web::Visit& visit);
bool narrowed(const Filter& filter);
/// MoJ's filter, with what the list is narrowed by.
web::ListFilter filter_of(const web::Visit& visit, const Question& question);

}  // namespace waymark::engagements::pages
