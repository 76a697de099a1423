// sources: src/web/request*.cpp src/web/form.cpp src/web/multipart.cpp src/web/percent.cpp src/base/text.cpp src/base/words.cpp
// links: -lfmt -licui18n -licuuc
// The bytes of a connection, read at once and in pieces: both must give the same requests and the same end.
#include <cstdint>
#include <cstdlib>

#include "base/text.hpp"
#include "web/request_reader.hpp"

namespace {

using namespace waymark;
using web::RequestReader;

void require(bool holds) {
  if (!holds) std::abort();
}

const web::ReadingLimits& limits() {
  static const web::ReadingLimits small = [] {
    web::ReadingLimits made;
    made.header = 512;
    made.body = 64;
    made.body_for = [](web::Method, const std::string& path) -> std::size_t { return path == "/large" ? 256 : 0; };
    return made;
  }();
  return small;
}

std::string shown(const web::Request& request) {
  require(request.path.starts_with('/') && is_utf8(request.path) && request.target.starts_with('/'));
  require(request.path.find("/../") == std::string::npos && !request.path.ends_with("/.."));
  require(request.body.size() <= (request.path == "/large" ? 256U : 64U));
  require(request.headers.all("host").size() <= 1 && request.headers.all("content-length").size() <= 1);
  std::string text(name(request.method));
  text += ' ' + request.target + ' ' + request.path + '\n';
  for (const auto* fields : {&request.query, &request.headers, &request.cookies}) {
    for (const auto& [name, value] : *fields) {
      require(is_utf8(name) && is_utf8(value));
      text += name + ": " + value + '\n';
    }
    text += '\n';
  }
  return text + request.body;
}

/// Everything a server would make of these bytes, arriving `piece` at a time.
std::string read(std::string_view bytes, std::size_t piece) {
  std::string story;
  std::size_t begin = 0, end = 0;
  auto reader = std::make_unique<RequestReader>(limits());
  for (;;) {
    const auto before = reader->state();
    const auto used = reader->read(bytes.substr(begin, end - begin));
    require(used <= end - begin);
    begin += used;
    if (reader->state() == RequestReader::State::refused)
      return story + "refused " + std::to_string(reader->refusal());
    if (reader->state() == RequestReader::State::done) {
      const bool more = reader->keep_alive();
      story += shown(reader->take()) + "\n----\n";
      if (!more) return story + "closed";
      reader = std::make_unique<RequestReader>(limits());
    } else if (before == reader->state()) {
      if (end == bytes.size()) return story + "unfinished";
      end = std::min(bytes.size(), end + piece);
    }
  }
}

/// Few bytes behind a chunk are not looked at before more have come, so an end in pieces may still be open where the
/// whole was wrong already.
bool agree(const std::string& whole, const std::string& pieces) {
  static constexpr std::string_view kWrong = "refused 400", kOpen = "unfinished";
  if (whole == pieces) return true;
  return whole.ends_with(kWrong) && pieces.ends_with(kOpen) &&
         whole.substr(0, whole.size() - kWrong.size()) == pieces.substr(0, pieces.size() - kOpen.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto whole = read(input, input.size() + 1);
  require(agree(whole, read(input, 1)));
  require(agree(whole, read(input, 7)));
  return 0;
}
