// Adding a tool, and wording it anew.
#include <algorithm>

#include "people/people.hpp"
#include "toolkit/pages/parts.hpp"

namespace waymark::toolkit::pages {
namespace {

constexpr const char* kSeen = "seen";

std::string behalf_code(const Capacity& capacity) {
  return capacity.as == OfferedAs::supplier ? "supplier:" + capacity.supplier.str() : std::string(code(capacity.as));
}

Draft draft_of(const Version& version) {
  const auto& words = version.words;
  Draft draft;
  draft.put("title", words.title);
  draft.put("description", words.description);
  draft.put("purpose", std::string(code(words.purpose)));
  draft.put("language", std::string(code(words.language)));
  draft.put("licence", words.licence);
  draft.put("audience", std::string(code(words.audience)));
  draft.put("audience_supplier", words.audience_supplier.str());
  draft.put("audience_programme", words.audience_programme.str());
  draft.put("tags", tags_text(words.tags));
  draft.put("kind", std::string(code(words.kind)));
  draft.put("link", words.link);
  draft.put(kSeen, std::to_string(version.changed_at.micros()));
  return draft;
}

template <class T, std::size_t N>
std::vector<std::string> codes(const T (&all)[N]) {
  std::vector<std::string> list;
  for (const T one : all) list.emplace_back(code(one));
  return list;
}

ToolWords read(const web::Fields& fields, Problems& problems) {
  constexpr std::size_t kLongestTags = (kLongestTag + 2) * kMostTags;
  web::FormReader reader(fields);
  ToolWords words;
  words.title = reader.text("title", _("Enter what the tool is called"), kLongestTitle);
  words.description = reader.text("description", _("Enter what it is for and how it is used"), kLongestDescription);
  words.purpose =
      purpose_from(reader.choice("purpose", codes(kPurposes), _("Select its purpose"))).value_or(Purpose::other);
  words.language =
      language_from(reader.choice("language", codes(kLanguages), _("Select its language"))).value_or(Language::other);
  words.licence = reader.text("licence", _("Enter under which licence it may be used"), kLongestLicence);
  words.audience = audience_from(reader.choice("audience", codes(kAudiences), _("Select who may use it")))
                       .value_or(Audience::everyone);
  if (words.audience == Audience::supplier)
    words.audience_supplier =
        reader.id<SupplierId>("audience_supplier", _("Select the supplier whose coaches may use it"));
  if (words.audience == Audience::programme)
    words.audience_programme = reader.id<ProgrammeId>("audience_programme", _("Select the programme it is for"));
  words.tags = tags_from(reader.optional_text("tags", kLongestTags));
  words.kind = kind_from(reader.choice("kind", codes(kKinds), _("Select what it is made of"))).value_or(Kind::link);
  if (words.kind == Kind::link)
    words.link = reader.text("link", _("Enter an address that begins with https://"), kLongestLink);
  problems = reader.problems;
  return words;
}

std::optional<SentFile> sent_file(web::Visit& visit) {
  for (auto& sent : visit.uploads)
    if (sent.field == "file" && !sent.file_name.empty())
      return SentFile{std::move(sent.file_name), std::move(sent.content)};
  return std::nullopt;
}

template <class T, std::size_t N>
Html radios(const Draft& draft, const char* name, const char* legend, const T (&all)[N]) {
  std::vector<govuk::Radio> items;
  for (const T one : all) items.push_back({.value = std::string(code(one)), .text = label(one)});
  return govuk::radios({.name = name,
                        .legend = legend,
                        .items = std::move(items),
                        .value = draft.value(name),
                        .error = draft.error(name)});
}

Html behalf_field(const web::Visit& visit, const Draft& draft, const std::vector<Capacity>& may) {
  if (may.size() < 2) return {};
  std::vector<govuk::Radio> items;
  for (const auto& capacity : may) {
    const auto supplier = people::find_supplier(visit.work.db, capacity.supplier);
    items.push_back({.value = behalf_code(capacity),
                     .text = capacity.as == OfferedAs::supplier
                                 ? fill(_("{}, as its administrator"), supplier ? supplier->name : "")
                             : capacity.as == OfferedAs::coach ? _("Myself, as a coach")
                                                               : _("The programme, as its manager")});
  }
  return govuk::radios({.name = "behalf",
                        .legend = _("On whose behalf do you add it?"),
                        .items = std::move(items),
                        .value = draft.value("behalf"),
                        .error = draft.error("behalf")});
}

Html supplier_field(const web::Visit& visit, const Draft& draft, const std::vector<Capacity>& may) {
  const bool any =
      std::any_of(may.begin(), may.end(), [](const Capacity& c) { return c.as == OfferedAs::programme; });
  std::vector<govuk::Option> items{{.value = "", .text = _("Choose a supplier")}};
  for (const auto& supplier : people::supplier_names(visit.work.db))
    if (any || std::any_of(may.begin(), may.end(), [&](const Capacity& c) { return c.supplier == supplier.id; }))
      items.push_back({.value = supplier.id.str(), .text = supplier.name});
  return govuk::select({.name = "audience_supplier",
                        .label = _("Supplier, if only its coaches may"),
                        .items = std::move(items),
                        .value = draft.value("audience_supplier"),
                        .error = draft.error("audience_supplier")});
}

Html programme_field(const web::Visit& visit, const Draft& draft, const Standing& standing) {
  std::vector<govuk::Option> items{{.value = "", .text = _("Choose a programme")}};
  for (const auto& programme : programmes::names(visit.work.db)) {
    const auto& coached = standing.coached;
    if (programmes::may_see(visit.work.actor, programme.id) ||
        std::find(coached.begin(), coached.end(), programme.id.str()) != coached.end())
      items.push_back({.value = programme.id.str(), .text = programme.name});
  }
  return govuk::select({.name = "audience_programme",
                        .label = _("Programme, if only the coaches in it may"),
                        .items = std::move(items),
                        .value = draft.value("audience_programme"),
                        .error = draft.error("audience_programme")});
}

Html word_fields(const Draft& draft) {
  Html fields = govuk::input({.name = "title",
                              .label = _("What is it called?"),
                              .value = draft.value("title"),
                              .error = draft.error("title")});
  fields += govuk::textarea({.name = "description",
                             .label = _("What is it for, and how is it used?"),
                             .value = draft.value("description"),
                             .hint = _("Coaches choose by this, and coachees read it too"),
                             .error = draft.error("description")});
  fields += radios(draft, "purpose", _("What is its purpose?"), kPurposes);
  fields += radios(draft, "language", _("In which language is it?"), kLanguages);
  fields += govuk::input({.name = "licence",
                          .label = _("Under which licence may it be used?"),
                          .value = draft.value("licence"),
                          .hint = _("For example, Open Government Licence, or: free for our own coachees"),
                          .error = draft.error("licence")});
  return fields + govuk::input({.name = "tags",
                                .label = _("Tags (optional)"),
                                .value = draft.value("tags"),
                                .hint = fill(_("Up to {}, with commas between them. For example: values, strengths"),
                                             kMostTags),
                                .error = draft.error("tags")});
}

Html body_fields(const Draft& draft, const Version* version) {
  std::string hint = _("Up to 10 MB: PDF, Word, Excel, PowerPoint, OpenDocument, a picture or plain text");
  if (version && version->file)
    hint = fill(_("There is a file already: {}. Choose one only to put it in its place"), version->file->name);
  else if (draft.problems) hint = _("Choose the file again: up to 10 MB");
  Html fields = govuk::radios(
      {.name = "kind",
       .legend = _("What is it made of?"),
       .items = {{.value = "link", .text = _("A link to a page elsewhere")}, {.value = "file", .text = _("A file")}},
       .value = draft.value("kind"),
       .error = draft.error("kind")});
  fields += govuk::input({.name = "link",
                          .label = _("Address, if it is a link"),
                          .value = draft.value("link"),
                          .hint = _("It begins with https://"),
                          .error = draft.error("link"),
                          .inputmode = "url"});
  return fields + govuk::file_upload(
                      {.name = "file", .label = _("File, if it is one"), .hint = hint, .error = draft.error("file")});
}

web::Response draw(const web::Visit& visit, const Standing& standing, const std::vector<Capacity>& may,
                   const Draft& draft, const Tool* tool) {
  Html fields = web::form_token(visit);
  if (tool) append(fields, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", kSeen, draft.value(kSeen));
  else fields += behalf_field(visit, draft, may);
  fields += word_fields(draft);
  fields += govuk::radios({.name = "audience",
                           .legend = _("Who may use it?"),
                           .items = {{.value = "everyone", .text = _("All coaches")},
                                     {.value = "supplier", .text = _("The coaches of one supplier")},
                                     {.value = "programme", .text = _("The coaches in one programme")}},
                           .value = draft.value("audience"),
                           .error = draft.error("audience")});
  fields += supplier_field(visit, draft, may) + programme_field(visit, draft, standing);
  fields += body_fields(draft, tool ? &tool->latest : nullptr);
  fields += govuk::button({.text = _("Save as a draft")});
  const auto action = tool ? tool_path(tool->id) + "/edit" : std::string("/tools");
  const bool anew = tool && tool->latest.released_at;
  Html body = govuk::body(_("A tool is released once somebody else has reviewed it: a programme manager."));
  if (anew)
    body = govuk::body(_("This becomes a new version. The one that is released stays in use until it is reviewed."));
  append(body, "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" novalidate>{}</form>", action,
         fields);
  return page(visit,
              {.title = !tool  ? _("Add a tool")
                        : anew ? _("Make a new version")
                               : _("Change the tool"),
               .body = std::move(body),
               .problems = draft.problems,
               .wide = false},
              tool);
}

/// The capacity chosen; the only one when there is no choice.
std::optional<Capacity> behalf(const std::vector<Capacity>& may, Draft& draft) {
  if (may.size() == 1) return may.front();
  for (const auto& capacity : may)
    if (behalf_code(capacity) == draft.value("behalf")) return capacity;
  draft.problems.add("behalf", _("Select on whose behalf you add it"));
  return std::nullopt;
}

Found kept_tool(const web::Visit& visit) {
  auto it = found(visit.work, visit.id<ToolId>());
  if (!keeps(it.standing, it.tool)) throw Refused(Refusal::not_allowed);
  if (!may_edit(it.standing, it.tool)) throw Refused(Refusal::out_of_turn);
  return it;
}

}  // namespace

web::Response new_form(web::Visit& visit) {
  const auto standing = standing_of(visit.work);
  const auto may = capacities(standing);
  if (may.empty()) throw Refused(Refusal::not_found);
  return draw(visit, standing, may, {}, nullptr);
}

web::Response add(web::Visit& visit) {
  const auto standing = standing_of(visit.work);
  const auto may = capacities(standing);
  if (may.empty()) throw Refused(Refusal::not_found);
  Draft draft{visit.form, {}};
  const auto words = read(visit.form, draft.problems);
  const auto capacity = behalf(may, draft);
  if (!draft.problems) {
    const auto made = add_tool(visit.work, *capacity, words, sent_file(visit));
    if (made)
      return web::see_other_with_notice(visit, tool_path(*made),
                                        _("The tool is saved as a draft: send it for review"));
    draft.problems = made.problems();
  }
  return draw(visit, standing, may, draft, nullptr);
}

web::Response edit_form(web::Visit& visit) {
  const auto it = kept_tool(visit);
  return draw(visit, it.standing, {{it.tool.offered_as, it.tool.supplier}}, draft_of(it.tool.latest), &it.tool);
}

web::Response edit(web::Visit& visit) {
  const auto it = kept_tool(visit);
  Draft draft{visit.form, {}};
  const auto words = read(visit.form, draft.problems);
  web::FormReader hidden(visit.form);
  const auto seen = Instant::micros(hidden.whole_number(kSeen, 0, INT64_MAX, _("Open the form again")));
  draft.problems.add(hidden.problems);
  if (!draft.problems) {
    const auto done = edit_tool(visit.work, it.tool.id, words, sent_file(visit), seen);
    if (done) return web::see_other_with_notice(visit, tool_path(it.tool.id), _("The draft is saved"));
    draft.problems = done.problems();
  }
  return draw(visit, it.standing, {{it.tool.offered_as, it.tool.supplier}}, draft, &it.tool);
}

}  // namespace waymark::toolkit::pages
