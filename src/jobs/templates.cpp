// The words of mail: placeholders, what is built in, and what administrators change.
#include <array>

#include "audit/audit.hpp"
#include "jobs/mail.hpp"
#include "jobs/policy.hpp"
#include "jobs/store_mail.hpp"

namespace waymark::jobs {
namespace {

constexpr std::size_t kLongestSubject = 150;
constexpr std::size_t kLongestText = 4000;

struct Placeholder {
  std::string_view name;
  std::string MailValues::*value;
};
constexpr std::array<Placeholder, 6> kPlaceholders{{{"{name}", &MailValues::name},
                                                    {"{by}", &MailValues::by},
                                                    {"{when}", &MailValues::when},
                                                    {"{link}", &MailValues::link},
                                                    {"{service}", &MailValues::service},
                                                    {"{list}", &MailValues::list}}};

/// The placeholder a text begins with, if it may stand there: {list} in the digest's text alone.
const Placeholder* placeholder_at(std::string_view text, bool list_too) {
  for (const auto& each : kPlaceholders)
    if (text.starts_with(each.name) && (list_too || each.value != &MailValues::list)) return &each;
  return nullptr;
}

/// The first brace that begins no placeholder, with what follows it up to its end.
std::optional<std::string> stray_brace(std::string_view text, bool list_too) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '}') return "}";
    if (text[at] != '{') continue;
    const auto* found = placeholder_at(text.substr(at), list_too);
    if (!found) {
      const auto end = text.find('}', at);
      const auto size = end == std::string_view::npos || end - at > 30 ? 1 : end - at + 1;
      return std::string(text.substr(at, size));
    }
    at += found->name.size() - 1;
  }
  return std::nullopt;
}

std::string put_in(std::string_view text, const MailValues& values) {
  std::string made;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto* found = text[at] == '{' ? placeholder_at(text.substr(at), true) : nullptr;
    if (!found) {
      made += text[at];
      continue;
    }
    made += values.*(found->value);
    at += found->name.size() - 1;
  }
  return made;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string one_line(std::string text) {
  for (char& c : text)
    if (is_control(c)) c = ' ';
  return text;
}

void check_part(std::string_view field, const std::string& text, std::size_t longest, bool list_too,
                Problems& problems) {
  const std::string name(field);
  if (trimmed(text).empty())
    problems.add(name, field == "subject" ? _("Enter a subject") : _("Enter the text of the mail"));
  else if (!is_utf8(text) || length(text) > longest)
    problems.add(name, fill(_("Use {} characters or fewer"), longest));
  else if (const auto stray = stray_brace(text, list_too))
    problems.add(name, fill(_("{} is not a placeholder"), *stray));
}

const MailKind& existing(std::span<const MailKind> kinds, std::string_view kind) {
  const auto* found = kind_of(kinds, kind);
  if (!found) throw Refused(Refusal::not_found);
  return *found;
}

}  // namespace

std::string notice_words(const MailKind& kind, std::string_view by_name) {
  const auto& words = kind.notice.empty() ? kind.words : kind.notice;
  return put_in(_(words.c_str()), {.by = std::string(by_name)});
}

Template built_in(const MailKind& kind) {
  using Urgency = MailKind::Urgency;
  if (kind.kind == kDigest)
    return {"{service}: news of the day",
            "Dear {name}\n\nThis is what happened since your last digest:\n\n{list}\n\nRead more in {service}:\n"
            "{link}\n"};
  std::string subject = "{service}: news for you";
  if (kind.urgency == Urgency::needs_answer) subject = "{service}: something needs your answer";
  else if (kind.urgency == Urgency::always) subject = "{service}: " + kind.words;
  else if (kind.has_time) subject = "{service}: an appointment";
  std::string text = "Dear {name}\n\n" + kind.words + ".\n\n";
  if (kind.has_time) text += "When: {when}\n\n";
  text += "Read more in {service}:\n{link}\n";
  if (kind.urgency == Urgency::always)
    text += "\nIf you did not expect this, tell whoever keeps {service} running.\n";
  return {std::move(subject), std::move(text)};
}

Problems check_template(std::string_view kind, const Template& words) {
  Problems problems;
  check_part("subject", words.subject, kLongestSubject, false, problems);
  if (!problems && std::any_of(words.subject.begin(), words.subject.end(), is_control))
    problems.add("subject", _("The subject must be one line"));
  check_part("text", words.text, kLongestText, kind == kDigest, problems);
  return problems;
}

Template filled(const Template& words, const MailValues& values) {
  MailValues flat = values;
  for (auto* value : {&flat.name, &flat.by, &flat.when, &flat.link, &flat.service}) *value = one_line(*value);
  return {one_line(put_in(words.subject, flat)), put_in(words.text, flat)};
}

Checked<Done> save_template(const access::Work& work, std::span<const MailKind> kinds, std::string_view kind,
                            const Template& words) {
  const auto& found = existing(kinds, kind);
  must_run_service(work);
  if (auto problems = check_template(kind, words)) return problems;
  if (words == built_in(found)) store::remove_template(work.db, kind);
  else store::set_template(work, kind, words);
  audit::record(work, "mail_template_changed", "mail_template", kind);
  return Done{};
}

void reset_template(const access::Work& work, std::span<const MailKind> kinds, std::string_view kind) {
  existing(kinds, kind);
  must_run_service(work);
  if (store::remove_template(work.db, kind) > 0) audit::record(work, "mail_template_reset", "mail_template", kind);
}

}  // namespace waymark::jobs
