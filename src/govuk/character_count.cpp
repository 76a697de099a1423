#include "govuk/character_count.hpp"

#include "govuk/drawing.hpp"
#include "govuk/textarea.hpp"

namespace waymark::govuk {
namespace {

std::string with_count(std::string text, int count) {
  constexpr std::string_view kSlot = "%{count}";
  if (const auto slot = text.find(kSlot); slot != std::string::npos)
    text.replace(slot, kSlot.size(), std::to_string(count));
  return text;
}

Attributes group_attributes(const CharacterCount& count, const std::string& count_type, bool has_limit) {
  Attributes all{{"data-module", "govuk-character-count"}};
  if (count.max_length) all.push_back({"data-maxlength", std::to_string(*count.max_length)});
  if (count.max_words) all.push_back({"data-maxwords", std::to_string(*count.max_words)});
  if (count.threshold) all.push_back({"data-threshold", std::to_string(*count.threshold)});
  if (!count_type.empty()) all.push_back({"data-count-type", count_type});
  // Only the script knows the limit then, and puts it in.
  if (!has_limit) draw::add_i18n(all, "textarea-description.other", count.description);
  draw::add_i18n(all, "characters-under-limit", count.texts.characters_under);
  draw::add_i18n(all, "characters-at-limit", count.texts.characters_at);
  draw::add_i18n(all, "characters-over-limit", count.texts.characters_over);
  draw::add_i18n(all, "words-under-limit", count.texts.words_under);
  draw::add_i18n(all, "words-at-limit", count.texts.words_at);
  draw::add_i18n(all, "words-over-limit", count.texts.words_over);
  all.insert(all.end(), count.group.attributes.begin(), count.group.attributes.end());
  return all;
}

std::string with_more(std::string classes, const std::string& more) {
  if (!more.empty()) classes += ' ' + more;
  return classes;
}

}  // namespace

Html character_count(const CharacterCount& count) {
  const std::string& id = count.id.empty() ? count.name : count.id;
  const bool has_limit = count.max_words || count.max_length;
  const std::string count_type = !count.count_type.empty() ? count.count_type : count.max_words ? "words" : "";
  std::string said;
  if (has_limit) {
    const char* usual = count_type == "words" ? _("You can enter up to %{count} words")
                                              : _("You can enter up to %{count} characters");
    said = with_count(count.description.empty() ? usual : count.description,
                      count.max_words ? *count.max_words : *count.max_length);
  }
  Html after;
  draw::hint(after, Html::text(said), id, "-info", {.classes = count.message_classes},
             "govuk-character-count__message");
  after += count.group.after;
  return textarea({.name = count.name,
                   .label = count.label,
                   .value = count.value,
                   .hint = count.hint,
                   .error = count.error,
                   .id = id,
                   .label_look = count.label_look,
                   .rows = count.rows,
                   .spellcheck = count.spellcheck,
                   .group = {.classes = with_more("govuk-character-count", count.group.classes),
                             .attributes = group_attributes(count, count_type, has_limit),
                             .before = count.group.before,
                             .after = std::move(after)},
                   .described_by = id + "-info",
                   .classes = with_more("govuk-js-character-count", count.classes),
                   .attributes = count.attributes});
}

}  // namespace waymark::govuk
