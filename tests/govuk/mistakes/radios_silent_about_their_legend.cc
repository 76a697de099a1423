#include "govuk/govuk.hpp"

waymark::Html how() {
#ifdef ALLOWED
  return waymark::govuk::radios({.name = "how", .legend = std::nullopt, .items = {}});
#else
  return waymark::govuk::radios({.name = "how", .items = {}});
#endif
}
