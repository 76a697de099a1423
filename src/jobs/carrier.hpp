#pragma once
// Who takes a mail out of the house.
#include <functional>
#include <memory>
#include <string>

#include "base/base.hpp"

namespace waymark::jobs {

/// A whole message ready to go. `id` names its row in the outbox: the same for every try.
struct Parcel {
  std::string id;
  std::string from;
  std::string to;
  std::string message;  ///< RFC 5322, lines ending with CRLF
};

struct Carried {
  enum class How {
    accepted,     ///< it is the other side's business now
    later,        ///< not now: try this mail again
    refused,      ///< never: it bounced
    unreachable,  ///< no mail can be carried just now, this one or any other
    doubtful,     ///< handed over, and no answer: it may have been sent
  };
  How how = How::accepted;
  std::string said = {};  ///< the other side's words, or what went wrong
};

/// Carries one mail at a time; each thread that carries has one of its own.
class Carrier {
 public:
  virtual ~Carrier() = default;
  /// Calls `hand_over` once, right before the step that cannot be taken back; when it answers false nothing is sent
  /// (the answer is then `later`). Blocks for at most kLongestCarry. Throws only for faults before that step.
  virtual Carried carry(const Parcel& parcel, const std::function<bool()>& hand_over) = 0;
  /// Whether carrying the same parcel twice leaves one.
  virtual bool repeats_harmlessly() const = 0;
};

inline constexpr std::chrono::seconds kLongestCarry{120};

/// Puts each message into a folder as <id>.eml, made if missing, readable by the service alone. Throws when the
/// folder cannot be made.
std::unique_ptr<Carrier> directory_carrier(const std::string& folder);

struct SmtpSettings {
  enum class Security {
    starttls,  ///< begins in the clear and must change to TLS before anything is said
    tls,       ///< TLS from the first byte
    none,      ///< in the clear: to this machine itself alone
  };
  std::string host;
  int port = 587;
  std::string user;  ///< empty: does not sign in
  std::string password;
  Security security = Security::starttls;
  std::string ca_file;                            ///< certificates to trust instead of the system's
  std::chrono::seconds patience = kLongestCarry;  ///< for one mail, from connecting to the last answer
};
/// Whether nothing leaves this machine on the way to that host.
bool is_this_machine(std::string_view host);
/// Throws std::invalid_argument for Security::none to another machine. `stopping` is asked while it waits: when true,
/// a mail not yet handed over is put back, and one that was is waited for at most ten seconds more.
std::unique_ptr<Carrier> smtp_carrier(SmtpSettings settings, std::function<bool()> stopping = {});

}  // namespace waymark::jobs
