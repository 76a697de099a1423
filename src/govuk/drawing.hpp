#pragma once
// How the components are drawn: shared inside this room, not part of its face.
#include <string>
#include <string_view>

#include "govuk/parts.hpp"

namespace waymark::govuk::draw {

/// " more classes", or nothing.
inline void classes(Html& to, std::string_view more) {
  if (!more.empty()) append(to, " {}", more);
}
/// The modifier of a size: append("…--") then "s", "m", "l" or "xl".
std::string_view letter(Size size);

void attributes(Html& to, const Attributes& attributes);
/// One that is left out when its value is empty: optional_attribute(to, " id=\"{}\"", id).
inline void optional_attribute(Html& to, MarkupLiteral<std::string_view> literal, std::string_view value) {
  if (!value.empty()) Markup::append(to, literal.str(), value);
}
/// An address for href: one whose scheme could run script, or is unknown, becomes "#".
std::string_view safe_address(std::string_view address);

void label(Html& to, const Html& text, std::string_view for_id, const Look& look, std::string_view base_class = {});
void hint(Html& to, const Html& text, std::string_view id, std::string_view suffix, const Extra& extra = {},
          std::string_view base_class = {});
void error_message(Html& to, const Html& text, std::string_view id, std::string_view suffix);

/// The ids in aria-describedby: what the caller names, the hint's, the error's.
std::string described_by(std::string_view named, std::string_view id, bool has_hint, bool has_error);

/// A labelled field: opens its group and draws label, hint and error.
struct Field {
  const std::string& id;
  const Content& label;
  const Look& label_look;
  const std::optional<Content>& hint;
  const std::optional<Content>& error;
  const FormGroup& group;
  const std::string& described_by;
};
/// Gives what goes in aria-describedby. The caller draws the input and closes the group with "</div>".
std::string open_field(Html& to, const Field& field);
void open_group(Html& to, const FormGroup& group, bool has_error);

/// Several inputs under one legend: opens group and fieldset and draws legend, hint and error.
struct Question {
  const std::string& id;
  const std::optional<Content>& legend;
  const Look& legend_look;
  const std::optional<Content>& hint;
  const std::optional<Content>& error;
  const FieldsetExtra& fieldset;
  const FormGroup& group;
  const std::string& described_by;
  std::string_view role = {};
};
void open_question(Html& to, const Question& question);
void close_question(Html& to, const Question& question);

void open_fieldset(Html& to, const std::optional<Content>& legend, const Look& look, const FieldsetExtra& extra,
                   std::string_view role);

/// What one choice in a group is drawn from: radios and checkboxes differ in little else.
struct Choice {
  MarkupLiteral<> base;  ///< "govuk-radios"
  MarkupLiteral<> type;  ///< "radio"
  std::string_view name;
  std::string_view value;
  const Content& text;
  const std::optional<Content>& hint;
  const Html& reveal;
  std::string_view id;
  std::string_view described_by;
  std::string_view behaviour;
  bool checked;
  bool disabled;
  const Extra& label_extra;
  const Extra& hint_extra;
  const Attributes& attributes;
};
void choice(Html& to, const Choice& choice);

inline std::string_view truth(bool value) { return value ? "true" : "false"; }
inline void spellcheck(Html& to, const std::optional<bool>& spellcheck) {
  if (spellcheck) append(to, " spellcheck=\"{}\"", truth(*spellcheck));
}

/// Adds data-i18n.<key>, and .one and .other for counted texts, where there is a text.
void add_i18n(Attributes& to, std::string_view key, const std::string& text);
void add_i18n(Attributes& to, std::string_view key, const CountedText& texts);

}  // namespace waymark::govuk::draw
