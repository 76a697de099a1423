#include "documents/recognise.hpp"

#include <fmt/format.h>
#include <magic.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include "base/base.hpp"

namespace waymark::documents {
namespace {

using namespace std::string_view_literals;

/// How much of a file's beginning libmagic is shown.
constexpr std::size_t kHead = 64 * 1024;

constexpr std::string_view kPdf[] = {"pdf"}, kPng[] = {"png"}, kJpeg[] = {"jpg", "jpeg"}, kGif[] = {"gif"},
                           kWebp[] = {"webp"}, kDocx[] = {"docx"}, kXlsx[] = {"xlsx"}, kPptx[] = {"pptx"},
                           kOdt[] = {"odt"}, kOds[] = {"ods"}, kOdp[] = {"odp"}, kOdg[] = {"odg"}, kDoc[] = {"doc"},
                           kXls[] = {"xls"}, kPpt[] = {"ppt"}, kRtf[] = {"rtf"}, kCsv[] = {"csv"},
                           kText[] = {"txt", "csv", "tsv", "md", "log"}, kMp3[] = {"mp3"}, kM4a[] = {"m4a"},
                           kMp4[] = {"mp4", "m4v", "m4a"}, kWav[] = {"wav"}, kOgg[] = {"ogg", "oga", "opus"};

constexpr Type kTypes[] = {
    {"application/pdf", N_("PDF"), kPdf},
    {"image/png", N_("PNG picture"), kPng},
    {"image/jpeg", N_("JPEG picture"), kJpeg},
    {"image/gif", N_("GIF picture"), kGif},
    {"image/webp", N_("WebP picture"), kWebp},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_("Word document"), kDocx},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", N_("Excel workbook"), kXlsx},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", N_("PowerPoint presentation"),
     kPptx},
    {"application/vnd.oasis.opendocument.text", N_("OpenDocument text"), kOdt},
    {"application/vnd.oasis.opendocument.spreadsheet", N_("OpenDocument spreadsheet"), kOds},
    {"application/vnd.oasis.opendocument.presentation", N_("OpenDocument presentation"), kOdp},
    {"application/vnd.oasis.opendocument.graphics", N_("OpenDocument drawing"), kOdg},
    {"application/msword", N_("Word document"), kDoc},
    {"application/vnd.ms-excel", N_("Excel workbook"), kXls},
    {"application/vnd.ms-powerpoint", N_("PowerPoint presentation"), kPpt},
    {"text/rtf", N_("Rich text"), kRtf},
    {"text/csv", N_("CSV"), kCsv},
    {"text/plain", N_("Plain text"), kText},
    {"audio/mpeg", N_("MP3 sound"), kMp3},
    {"audio/mp4", N_("MP4 sound"), kM4a},
    {"audio/x-wav", N_("WAV sound"), kWav},
    {"audio/ogg", N_("Ogg sound"), kOgg},
    {"video/mp4", N_("MP4 film"), kMp4},
};

/// What libmagic calls otherwise than we do.
constexpr std::array<std::string_view, 2> kAlso[] = {
    {"audio/x-m4a", "audio/mp4"},
    {"video/x-m4v", "video/mp4"},
    {"application/csv", "text/csv"},
    {"application/rtf", "text/rtf"},
    {"audio/wav", "audio/x-wav"},
    {"application/ogg", "audio/ogg"},
    // Prose that reminds libmagic of a language, and data as text: shown as the plain text they are.
    {"text/x-c", "text/plain"},
    {"text/x-c++", "text/plain"},
    {"text/x-java", "text/plain"},
    {"text/x-tex", "text/plain"},
    {"text/troff", "text/plain"},
    {"text/x-diff", "text/plain"},
    {"text/x-asm", "text/plain"},
    {"text/vtt", "text/plain"},
    {"application/json", "text/plain"},
    {"text/x-algol68", "text/plain"},
};

/// Containers whose beginning does not say what they hold, and the names that do, wherever they stand.
struct Container {
  bool outermost_is_last;  ///< of documents within documents, the one that holds the others is named last
  std::string_view called[3];
  struct Held {
    std::string_view name;
    std::string_view content_type;
  } held[3];
};
constexpr Container kContainers[] = {
    {true,
     {"application/zip", "", ""},
     {{"word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"}}},
    {false,
     {"application/x-ole-storage", "application/CDFV2", "application/octet-stream"},
     {{"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, "application/msword"},
      {"W\0o\0r\0k\0b\0o\0o\0k\0"sv, "application/vnd.ms-excel"},
      {"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0"sv, "application/vnd.ms-powerpoint"}}},
};
constexpr std::size_t kLongestHeldName = 64;
constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A thread's own reader of the system's table of types.
const char* ask_magic(std::string_view head) {
  struct Close {
    void operator()(magic_t cookie) const { magic_close(cookie); }
  };
  thread_local std::unique_ptr<magic_set, Close> cookie;
  if (!cookie) {
    cookie.reset(magic_open(MAGIC_MIME | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF));
    if (!cookie || magic_load(cookie.get(), nullptr) != 0)
      throw std::runtime_error("the table of file types (libmagic) cannot be read");
  }
  const char* said = magic_buffer(cookie.get(), head.data(), head.size());
  if (!said) throw std::runtime_error("libmagic does not answer");
  return said;
}

bool has_ending(std::string_view name, const Type& type) {
  const auto dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return false;
  const auto ending = search_key(name.substr(dot + 1));
  return std::find(type.endings.begin(), type.endings.end(), ending) != type.endings.end();
}

}  // namespace

const Type* type_called(std::string_view content_type) {
  for (const auto& [other, ours] : kAlso)
    if (other == content_type) content_type = ours;
  for (const auto& type : kTypes)
    if (type.content_type == content_type) return &type;
  return nullptr;
}

std::string types_in_words() {
  return _(
      "PDF, Word, Excel, PowerPoint, OpenDocument, rich text, plain text or CSV in UTF-8, a picture (PNG, JPEG, "
      "GIF, WebP), sound (MP3, MP4, WAV, Ogg) or film (MP4)");
}

std::string with_ending(std::string name, const Type& type) {
  if (has_ending(name, type)) return name;
  return name + "." + std::string(type.endings.front());
}

bool Recogniser::read(std::string_view bytes) {
  if (!looked_) {
    const auto more = std::min(bytes.size(), kHead - head_.size());
    head_.append(bytes.substr(0, more));
    bytes.remove_prefix(more);
    if (head_.size() == kHead) look();
  }
  if (container_ >= 0) watch(bytes);
  return !refused_;
}

const Type* Recogniser::type() {
  if (!looked_) look();
  return type_;
}

void Recogniser::look() {
  looked_ = true;
  const std::string_view said = ask_magic(head_);
  const auto called = said.substr(0, said.find(';'));
  type_ = type_called(called);
  const bool is_ole = std::string_view(head_).starts_with(kOle);
  for (int i = 0; i < static_cast<int>(std::size(kContainers)) && !type_; ++i)
    for (const auto one : kContainers[i].called)
      if (one == called && (i == 0 || is_ole)) container_ = i;
  if (type_ && type_->content_type.starts_with("text/") && type_->content_type != "text/rtf" &&
      said.find("charset=utf-8") == said.npos && said.find("charset=us-ascii") == said.npos)
    type_ = nullptr;
  refused_ = !type_ && container_ < 0;
  if (container_ >= 0) watch(head_);
  head_ = std::string();
}

void Recogniser::watch(std::string_view bytes) {
  tail_ += bytes;
  const auto& container = kContainers[container_];
  std::size_t place = std::string::npos;
  if (container.outermost_is_last || !type_)
    for (const auto& held : container.held) {
      const auto at = container.outermost_is_last ? tail_.rfind(held.name) : tail_.find(held.name);
      if (at == std::string::npos) continue;
      if (place != std::string::npos && (at > place) != container.outermost_is_last) continue;
      place = at;
      type_ = type_called(held.content_type);
    }
  tail_.erase(0, tail_.size() - std::min(tail_.size(), kLongestHeldName));
}

}  // namespace waymark::documents
