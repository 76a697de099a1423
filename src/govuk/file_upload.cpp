#include "govuk/file_upload.hpp"

#include "govuk/drawing.hpp"

namespace waymark::govuk {
namespace {

void open_drop_zone(Html& to, const FileUpload& upload) {
  append(to, "<div class=\"govuk-file-upload-wrapper");
  draw::classes(to, upload.wrapper.classes);
  append(to, "\" data-module=\"govuk-file-upload\"");
  Attributes texts;
  draw::add_i18n(texts, "choose-files-button", upload.texts.choose_files_button);
  draw::add_i18n(texts, "no-file-chosen", upload.texts.no_file_chosen);
  draw::add_i18n(texts, "multiple-files-chosen", upload.texts.multiple_files_chosen);
  draw::add_i18n(texts, "drop-instruction", upload.texts.drop_instruction);
  draw::add_i18n(texts, "entered-drop-zone", upload.texts.entered_drop_zone);
  draw::add_i18n(texts, "left-drop-zone", upload.texts.left_drop_zone);
  draw::attributes(to, texts);
  draw::attributes(to, upload.wrapper.attributes);
  append(to, ">");
}

}  // namespace

Html file_upload(const FileUpload& upload) {
  const std::string& id = upload.id.empty() ? upload.name : upload.id;
  Html made;
  const auto described_by = draw::open_field(
      made, {id, upload.label, upload.label_look, upload.hint, upload.error, upload.group, upload.described_by});
  made += upload.group.before;
  if (upload.drop_zone) open_drop_zone(made, upload);
  append(made, "<input class=\"govuk-file-upload");
  draw::classes(made, upload.classes);
  if (upload.error) append(made, " govuk-file-upload--error");
  append(made, "\" id=\"{}\" name=\"{}\" type=\"file\"", id, upload.name);
  if (upload.disabled) append(made, " disabled");
  if (upload.multiple) append(made, " multiple");
  draw::optional_attribute(made, " aria-describedby=\"{}\"", described_by);
  draw::attributes(made, upload.attributes);
  append(made, ">");
  if (upload.drop_zone) append(made, "</div>");
  append(made, "{}</div>", upload.group.after);
  return made;
}

}  // namespace waymark::govuk
