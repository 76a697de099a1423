#pragma once
#include "agreements/agreements.hpp"
#include "web/web.hpp"

namespace waymark::agreements::pages {

// For the partners.
web::Response agreement(web::Visit& visit);
web::Response sign(web::Visit& visit);
web::Response draft_form(web::Visit& visit);
web::Response draft(web::Visit& visit);
web::Response version(web::Visit& visit);
web::Response send_back_form(web::Visit& visit);
web::Response send_back(web::Visit& visit);

// The third party: named, met, withdrawn; and what they see.
web::Response third_party_form(web::Visit& visit);
web::Response third_party(web::Visit& visit);
web::Response meeting_form(web::Visit& visit);
web::Response meeting(web::Visit& visit);
web::Response withdraw_form(web::Visit& visit);
web::Response withdraw(web::Visit& visit);
web::Response aims(web::Visit& visit);
web::Response sign_aims(web::Visit& visit);

// For who manages the programme.
web::Response template_form(web::Visit& visit);
web::Response change_template(web::Visit& visit);
web::Response reset_form(web::Visit& visit);
web::Response reset(web::Visit& visit);

// --- What they share (parts.cpp)

Html standing_tag(Standing standing);
/// The parts of a version under headings of that level, or that it was deleted.
Html text_of(const std::optional<Text>& text, int level);
/// Who has signed and who has not.
Html signatures_of(const Agreement& agreement, const Version& version);
/// The tick with which somebody signs, and its button; `version` goes along.
Html sign_form(const web::Visit& visit, const std::string& action, const Version& version, const char* promise,
               const web::Draft& draft, const Html& beside_the_button);
/// What was sent by sign_form(): the version's id, or a problem when the tick is missing.
AgreementId read_signing(const web::Visit& visit, Problems& problems);
/// A form of the agreement's, posted to its own address, with a way back.
Html form_of(const web::Visit& visit, const EngagementId& id, const Html& fields, const Html& button);
/// A page under the engagement's frame.
web::Response section(const web::Visit& visit, const Agreement& agreement, std::string title, Html body,
                      const Problems& problems = {});
/// The agreement of the address, for a form: refused as the deed would be.
Agreement agreement_to_change(const web::Visit& visit);

}  // namespace waymark::agreements::pages
