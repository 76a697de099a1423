#include "web/request.hpp"

namespace waymark::web {

std::string_view name(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::del: return "DELETE";
  }
  return {};
}

const std::string* Fields::find(std::string_view name) const {
  for (const auto& [field, value] : all_)
    if (field == name) return &value;
  return nullptr;
}

std::string_view Fields::get(std::string_view name) const {
  const auto* value = find(name);
  return value ? std::string_view(*value) : std::string_view();
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [field, value] : all_)
    if (field == name) values.emplace_back(value);
  return values;
}

}  // namespace waymark::web
