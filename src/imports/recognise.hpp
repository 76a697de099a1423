#pragma once
#include "imports/imports.hpp"

namespace waymark::imports {

/// What kind of file this is: by its header when that is exactly one kind's, else by its name ("people.csv").
std::optional<Kind> recognise(std::string_view file_name, std::string_view content);

}  // namespace waymark::imports
