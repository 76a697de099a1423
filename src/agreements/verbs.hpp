#pragma once
// What can be done with an agreement. Everybody but the partners (for aims: the third party) gets not_found; who
// comes too late, or when the engagement is over, out_of_turn.
#include "agreements/agreement.hpp"
#include "agreements/text.hpp"
#include "vault/vault.hpp"

namespace waymark::agreements {

/// What the partners have written, part by part.
using Words = std::array<std::string, kPartCount>;

/// Keeps what one partner has written as the draft; there is none while a version waits to be signed. `seen` is the
/// changed_at of the draft the words were written over, 0 for none: when the other has changed it since, that is a
/// problem of the whole. Other problems at the codes of the parts.
Checked<Done> save_draft(vault::Vault& vault, const access::Work& work, const EngagementId& id, const Words& words,
                         Instant seen);
/// The same, and puts it before all to sign: nothing may be left empty, and from now on its text stays as it is.
Checked<Done> propose(vault::Vault& vault, const access::Work& work, const EngagementId& id, const Words& words,
                      Instant seen);
/// The actor's own signature. Once coach and coachees have all signed, it is in force in place of the one before.
void sign(const access::Work& work, const EngagementId& id, const AgreementId& version);
/// To be discussed instead of signed: it can no longer be signed, and a new draft begins with its words. What to
/// discuss may be empty. Problem at: remark.
Checked<Done> send_back(vault::Vault& vault, const access::Work& work, const EngagementId& id,
                        const AgreementId& version, const std::string& remark);

struct ThirdPartyChoice {
  ThirdKind kind = ThirdKind::line_manager;
  std::string email;  ///< of a sponsor; the line manager is who people say
  std::optional<Date> meeting_on;
};
/// By the coachee alone, where the programme has it; others get not_allowed. Problems at: kind, email, meeting_on.
Checked<Done> name_third_party(const access::Work& work, const EngagementId& id, const ThirdPartyChoice& choice);
/// By the coachee alone. From now on they see nothing.
void withdraw_third_party(const access::Work& work, const EngagementId& id);
/// By any partner. Problem at: meeting_on.
Checked<Done> set_meeting(const access::Work& work, const EngagementId& id, Date meeting_on);
/// By the third party: the aims of the version in force.
void sign_aims(const access::Work& work, const EngagementId& id, const AgreementId& version);

// --- Reading what is sealed: each call is an opening, with its audit line. Nothing when it was shredded.

/// To the partners it was made between; not_found to all else.
std::optional<Text> open_text(vault::Vault& vault, const access::Work& work, const Agreement& agreement,
                              const Version& version);
/// What was to be discussed, for the same; empty when nothing was written.
std::string open_remark(vault::Vault& vault, const access::Work& work, const Agreement& agreement,
                        const Version& version);
/// The aims alone, to the third party.
std::optional<std::string> open_aims(vault::Vault& vault, const access::Work& work, const Agreement& agreement);
/// The versions that person may read, engagement by engagement. Refuses not_found when the packer is somebody else's.
std::vector<vault::Packed> packed_for(vault::Vault& vault, const access::Work& work,
                                      const vault::SubjectAccessPacker& packer, const PersonId& person);

/// Whether the actor may read this version.
bool may_read(const access::Work& work, const Agreement& agreement, const Version& version);

}  // namespace waymark::agreements
