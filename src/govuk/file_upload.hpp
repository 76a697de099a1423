#pragma once
#include "govuk/parts.hpp"

namespace waymark::govuk {

/// What the drop zone says, when it is not to be the script's own English.
struct DropTexts {
  std::string choose_files_button = {};
  std::string no_file_chosen = {};
  CountedText multiple_files_chosen = {};
  std::string drop_instruction = {};
  std::string entered_drop_zone = {};
  std::string left_drop_zone = {};
};

/// A file to send: its form needs method post and enctype multipart/form-data.
struct FileUpload {
  std::string name;
  Content label;
  std::optional<Content> hint = {};
  std::optional<Content> error = {};
  std::string id = {};  ///< the name when empty
  Look label_look = {};
  bool multiple = false;
  bool disabled = false;
  bool drop_zone = false;  ///< files may be dragged onto it, where script runs
  DropTexts texts = {};
  Extra wrapper = {};  ///< around the input, with a drop zone
  FormGroup group = {};
  std::string described_by = {};
  std::string classes = {};
  Attributes attributes = {};
};
Html file_upload(const FileUpload& upload);

}  // namespace waymark::govuk
