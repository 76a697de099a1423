#include "web/form.hpp"

#include <algorithm>

#include "web/multipart.hpp"
#include "web/percent.hpp"

namespace waymark::web {
namespace {

// More fields than any form of ours has; a body made to be slow to look through is refused.
constexpr std::size_t kMostFields = 10'000;
constexpr std::size_t kAtATime = 64 * 1024;

/// Puts each part where it belongs.
class WholeForm final : public MultipartReader::Listener {
 public:
  bool begin(MultipartReader::Part part) override {
    part_ = std::move(part);
    content_.clear();
    return true;
  }
  bool content(std::string_view bytes) override {
    content_ += bytes;
    return true;
  }
  bool end() override {
    if (!part_.is_file) {
      if (!is_utf8(content_)) return false;
      form.fields.add(std::move(part_.name), std::move(content_));
    } else if (!part_.file_name.empty() || !content_.empty()) {  // else the person chose no file
      Upload upload;
      upload.field = std::move(part_.name);
      upload.file_name = std::move(part_.file_name);
      upload.content_type = std::move(part_.content_type);
      upload.content = std::move(content_);
      form.uploads.push_back(std::move(upload));
    }
    content_ = std::string();
    return true;
  }

  MultipartForm form;

 private:
  MultipartReader::Part part_;
  std::string content_;
};

}  // namespace

std::optional<Fields> decode_form(std::string_view body) {
  Fields fields;
  if (static_cast<std::size_t>(std::count(body.begin(), body.end(), '&')) >= kMostFields) return std::nullopt;
  for (const auto pair : split(body, '&')) {
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = percent_decoded(pair.substr(0, equals), true);
    auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return std::nullopt;
    fields.add(std::move(*name), std::move(*value));
  }
  return fields;
}

std::optional<MultipartForm> decode_multipart(std::string_view content_type, std::string_view body) {
  WholeForm whole;
  MultipartReader reader(content_type, whole);
  for (; !body.empty(); body.remove_prefix(std::min(body.size(), kAtATime)))
    if (!reader.read(body.substr(0, kAtATime))) return std::nullopt;
  if (!reader.is_whole()) return std::nullopt;
  return std::move(whole.form);
}

}  // namespace waymark::web
