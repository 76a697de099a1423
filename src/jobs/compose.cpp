// A letter as RFC 5322. Only text: what a mail program shows is what was written, and nothing is fetched.
#include <gmime/gmime.h>

#include <mutex>

#include "jobs/outbox.hpp"

namespace waymark::jobs {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

Held<GMimeObject> text_part(const std::string& subtype, const std::string& content, GMimeContentEncoding encoding) {
  Held<GMimePart> part(g_mime_part_new_with_type("text", subtype.c_str()));
  Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(content.data(), content.size()));
  Held<GMimeDataWrapper> data(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), data.get());
  g_mime_part_set_content_encoding(part.get(), encoding);
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
  return Held<GMimeObject>(GMIME_OBJECT(part.release()));
}

/// The text, and with an invitation the calendar beside it: as another form of it for programs that answer to
/// invitations, and as a file for those that do not.
Held<GMimeObject> body_of(const Letter& letter) {
  auto text = text_part("plain", letter.words.text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  if (!letter.invitation) return text;
  auto shown = text_part("calendar", letter.invitation->text, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_content_type_parameter(shown.get(), "method", letter.invitation->method.c_str());
  Held<GMimeMultipart> forms(g_mime_multipart_new_with_subtype("alternative"));
  g_mime_multipart_add(forms.get(), text.get());
  g_mime_multipart_add(forms.get(), shown.get());

  auto file = text_part("calendar", letter.invitation->text, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_content_type_parameter(file.get(), "method", letter.invitation->method.c_str());
  g_mime_object_set_disposition(file.get(), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_part_set_filename(GMIME_PART(file.get()), "appointment.ics");
  Held<GMimeMultipart> all(g_mime_multipart_new_with_subtype("mixed"));
  g_mime_multipart_add(all.get(), GMIME_OBJECT(forms.get()));
  g_mime_multipart_add(all.get(), file.get());
  return Held<GMimeObject>(GMIME_OBJECT(all.release()));
}

std::string domain_of(const std::string& address) {
  const auto at = address.rfind('@');
  return at == std::string::npos || at + 1 == address.size() ? "localhost" : address.substr(at + 1);
}

void add_headers(GMimeMessage* message, const Letter& letter) {
  const auto object = GMIME_OBJECT(message);
  g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, letter.sender.service_name.c_str(),
                             letter.sender.from.c_str());
  g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, letter.to.name.c_str(), letter.to.email.c_str());
  g_mime_message_set_subject(message, letter.words.subject.c_str(), "utf-8");
  g_mime_message_set_message_id(message, fmt::format("{}@{}", letter.id, domain_of(letter.sender.from)).c_str());
  const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> date(
      g_date_time_new_from_unix_utc(letter.written_at.micros() / 1'000'000), &g_date_time_unref);
  g_mime_message_set_date(message, date.get());
  // RFC 3834: nobody's absence is to be reported to the service.
  g_mime_object_set_header(object, "Auto-Submitted", "auto-generated", "utf-8");
  g_mime_object_set_header(object, "X-Auto-Response-Suppress", "All", "utf-8");
}

}  // namespace

std::string compose(const Letter& letter) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  const Held<GMimeMessage> message(g_mime_message_new(TRUE));
  add_headers(message.get(), letter);
  const auto body = body_of(letter);
  g_mime_message_set_mime_part(message.get(), body.get());

  const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> format(
      g_mime_format_options_new(), &g_mime_format_options_free);
  g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
  const Held<GMimeStream> out(g_mime_stream_mem_new());
  if (g_mime_object_write_to_stream(GMIME_OBJECT(message.get()), format.get(), out.get()) < 0)
    throw std::runtime_error("a mail cannot be composed");
  const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace waymark::jobs
