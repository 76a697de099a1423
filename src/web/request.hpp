#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark::web {

class BodySink;

enum class Method { get, head, post, put, patch, del };
std::string_view name(Method method);  ///< "GET"

/// A file that came with a form.
struct Upload {
  std::string field;
  std::string file_name;
  std::string content_type;
  std::string content;
};

/// Names with values in the order they came; a name may come twice.
class Fields {
 public:
  void add(std::string name, std::string value) { all_.emplace_back(std::move(name), std::move(value)); }
  /// The first value, or nothing.
  const std::string* find(std::string_view name) const;
  /// The first value, or "".
  std::string_view get(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }
  bool empty() const { return all_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

/// What a client sent, whole and checked for form: made by the server, or by a test.
struct Request {
  Method method = Method::get;
  std::string path;    ///< decoded, "/engagements/abc"
  std::string target;  ///< as sent, with the query
  Fields query;
  Fields headers;  ///< names in lower case
  Fields cookies;
  std::string body;
  std::shared_ptr<BodySink> sink;  ///< what took the body instead, all of it
  std::string client;              ///< the address it came from, after believing a trusted proxy
  bool secure = false;             ///< came over TLS, here or at a trusted proxy
};

}  // namespace waymark::web
