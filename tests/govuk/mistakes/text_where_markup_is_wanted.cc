#include <string>

#include "govuk/govuk.hpp"

waymark::Html group(const std::string& text) {
#ifdef ALLOWED
  return waymark::govuk::button_group(waymark::Html::text(text));
#else
  return waymark::govuk::button_group(text);
#endif
}
