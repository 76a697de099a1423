#pragma once
// What the verbs of this room share.
#include "toolkit/policy.hpp"

namespace waymark::toolkit {

/// An event of a version, and an audit line "tool_<kind>".
void note(const access::Work& work, const Version& version, std::string_view kind, std::string_view reason);
/// The same of the latest, with its row and the tool's.
void keep(const access::Work& work, Tool& tool, std::string_view kind, std::string_view reason = {});
/// Tells who worked on it and who added it.
void tell_authors(const access::Work& work, const Tool& tool, std::string_view kind);
/// Trimmed text of 1 to `longest` characters, else a problem at that field.
void check_text(Problems& problems, const char* field, const std::string& text, const char* missing,
                std::size_t longest);

/// Hands a tool to a coachee: the row, an audit line, the notice. `by` is empty for what is given at the start.
Handed hand_to(const access::Work& work, const engagements::Engagement& engagement, const ToolId& tool,
               const PersonId& coachee, const PersonId& by, bool has_note);
vault::Sealed<ToolNote> sealed_note(const keys::Scope& scope, const HandedId& id);

}  // namespace waymark::toolkit
