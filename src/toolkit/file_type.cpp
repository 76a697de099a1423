#include "toolkit/file_type.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"

namespace waymark::toolkit {
namespace {

using std::string_view;

constexpr string_view kPdf[] = {"pdf"}, kWord[] = {"docx"}, kExcel[] = {"xlsx"}, kPowerPoint[] = {"pptx"},
                      kOdt[] = {"odt"}, kOds[] = {"ods"}, kOdp[] = {"odp"}, kPng[] = {"png"},
                      kJpeg[] = {"jpg", "jpeg"}, kGif[] = {"gif"}, kText[] = {"txt", "md", "csv"};

constexpr std::array<FileType, 11> kTypes{{
    {"pdf", "application/pdf", "PDF", kPdf},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", kWord},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", kExcel},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint", kPowerPoint},
    {"odt", "application/vnd.oasis.opendocument.text", "OpenDocument", kOdt},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument", kOds},
    {"odp", "application/vnd.oasis.opendocument.presentation", "OpenDocument", kOdp},
    {"png", "image/png", "PNG", kPng},
    {"jpg", "image/jpeg", "JPEG", kJpeg},
    {"gif", "image/gif", "GIF", kGif},
    {"txt", "text/plain; charset=utf-8", "text", kText},
}};

bool holds(string_view content, string_view part) { return content.find(part) != string_view::npos; }

/// A zip is an office document by the parts its directory names, which stands uncompressed at its end.
string_view office_code(string_view content) {
  // An OpenDocument file says first, and uncompressed, what it is.
  constexpr string_view kMimetype = "mimetypeapplication/vnd.oasis.opendocument.";
  if (content.size() > 100 && content.substr(30).starts_with(kMimetype)) {
    if (holds(content, "Basic/Standard/") || holds(content, "Scripts/")) return {};
    const auto rest = content.substr(30 + kMimetype.size());
    return rest.starts_with("textPK")           ? "odt"
           : rest.starts_with("spreadsheetPK")  ? "ods"
           : rest.starts_with("presentationPK") ? "odp"
                                                : string_view();
  }
  if (!holds(content, "[Content_Types].xml") || holds(content, "vbaProject.bin")) return {};
  return holds(content, "word/document.xml")      ? "docx"
         : holds(content, "xl/workbook.xml")      ? "xlsx"
         : holds(content, "ppt/presentation.xml") ? "pptx"
                                                  : string_view();
}

/// Text without control characters that is no markup and no script.
bool is_plain_text(string_view content) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  const auto begin = trimmed(content);
  if (begin.empty() || begin.starts_with('<') || begin.starts_with("#!") || !is_utf8(content)) return false;
  return std::none_of(content.begin(), content.end(), [](char c) {
    return (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == '\x7f';
  });
}

}  // namespace

const FileType* file_type(string_view code) {
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const FileType& type) { return type.code == code; });
  return found == kTypes.end() ? nullptr : &*found;
}

const FileType* recognise(string_view content) {
  const auto begins = [&](string_view bytes) { return content.starts_with(bytes); };
  if (begins("%PDF-")) return file_type("pdf");
  if (begins("PK\x03\x04")) return file_type(office_code(content));
  if (begins("\x89PNG\r\n\x1a\n")) return file_type("png");
  if (begins("\xFF\xD8\xFF")) return file_type("jpg");
  if (begins("GIF87a") || begins("GIF89a")) return file_type("gif");
  return is_plain_text(content) ? file_type("txt") : nullptr;
}

bool name_fits(const FileType& type, string_view name) {
  const auto dot = name.find_last_of('.');
  if (dot == string_view::npos) return false;
  std::string extension(name.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(type.extensions.begin(), type.extensions.end(), extension) != type.extensions.end();
}

}  // namespace waymark::toolkit
