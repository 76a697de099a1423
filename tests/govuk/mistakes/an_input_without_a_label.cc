#include "govuk/govuk.hpp"

waymark::Html reason() {
#ifdef ALLOWED
  return waymark::govuk::input({.name = "reason", .label = "Reason"});
#else
  return waymark::govuk::input({.name = "reason"});
#endif
}
