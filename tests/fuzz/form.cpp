// sources: src/web/form.cpp src/web/multipart.cpp src/web/percent.cpp src/web/request.cpp src/base/text.cpp src/base/words.cpp
// links: -lfmt -licui18n -licuuc
// Forms as strangers send them. The first line of the input is the content type, the rest the body.
#include <cstdint>
#include <cstdlib>

#include "web/form.hpp"
#include "web/multipart.hpp"

namespace {

using namespace waymark;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string encoded(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string all;
  for (const unsigned char c : text) {
    all += '%';
    all += kDigits[c >> 4];
    all += kDigits[c & 15];
  }
  return all;
}

/// What has been read is text, and reads the same when written again.
void check(const web::Fields& fields) {
  std::string again;
  for (const auto& [name, value] : fields) {
    require(is_utf8(name) && is_utf8(value));
    again += encoded(name) + '=' + encoded(value) + '&';
  }
  const auto read = web::decode_form(again);
  require(read.has_value());
  auto one = fields.begin();
  for (const auto& pair : *read) require(one != fields.end() && pair == *one++);
  require(one == fields.end());
}

/// All that a form says, in one text.
class Heard final : public web::MultipartReader::Listener {
 public:
  bool begin(web::MultipartReader::Part part) override {
    all += part.name + (part.is_file ? "\1" + part.file_name + part.content_type : "") + "\2";
    return true;
  }
  bool content(std::string_view bytes) override {
    require(!bytes.empty());
    all += bytes;
    return true;
  }
  bool end() override {
    all += "\3";
    return true;
  }
  std::string all;
};

/// Nothing when malformed or not whole.
std::string heard(std::string_view type, std::string_view body, std::size_t piece) {
  Heard heard;
  web::MultipartReader reader(type, heard);
  for (; !body.empty(); body.remove_prefix(std::min(body.size(), piece)))
    if (!reader.read(body.substr(0, piece))) return {};
  return reader.is_whole() ? heard.all : std::string();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line = std::min(input.find('\n'), input.size());
  const auto body = input.substr(std::min(line + 1, input.size()));
  if (const auto fields = web::decode_form(input)) check(*fields);
  const auto type = input.substr(0, line);
  require(heard(type, body, 1 + size % 13) == heard(type, body, body.size() + 1));
  if (const auto form = web::decode_multipart(input.substr(0, line), body)) {
    check(form->fields);
    for (const auto& upload : form->uploads) {
      require(is_utf8(upload.field) && is_utf8(upload.file_name) && is_utf8(upload.content_type));
      require(upload.file_name.find_first_of("/\\") == std::string::npos);
      require(body.find(upload.content) != std::string_view::npos);
    }
  }
  return 0;
}
