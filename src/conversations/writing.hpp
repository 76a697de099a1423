#pragma once
// What is sealed, as text and back; and what may be written in a field.
#include "conversations/conversations.hpp"

namespace waymark::conversations {

/// The text that is sealed: fields with what stands in them.
std::string sealed_text(const Writing& writing);
Writing writing_from(const std::string& sealed_text);

/// These fields with what was typed in them. Problems at their keys: texts that are too long, and ratings that are
/// none.
Writing checked(const std::vector<Field>& fields, const Values& values, Problems& problems);
/// The same for a draft: a rating may be anything.
Writing checked_draft(const std::vector<Field>& fields, const Values& values, Problems& problems);
bool is_empty(const Writing& writing);
Values values_of(const Writing& writing);

}  // namespace waymark::conversations
