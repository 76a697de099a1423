// Mail by SMTP, with libcurl: one connection, kept between mails.
#include <curl/curl.h>

#include <cstring>
#include <mutex>

#include "jobs/carrier.hpp"

namespace waymark::jobs {
namespace {

using How = Carried::How;
using Security = SmtpSettings::Security;
using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::seconds kConnectPatience{10};
constexpr std::chrono::seconds kAnswerPatience{60};
constexpr std::chrono::seconds kPatienceWhenStopping{10};

/// What is known while one mail is on its way.
struct Transfer {
  std::string_view rest;
  const std::function<bool()>& hand_over;
  const std::function<bool()>& stopping;
  bool handed_over = false;
  bool taken_back = false;  ///< hand_over said no, or threw
  std::string said = {};    ///< the server's last no
  std::optional<SteadyClock::time_point> stopping_since = {};
};

// The end of the data is the step that cannot be taken back: curl asks for more, and only when it is told that there
// is none does it send the line that makes the server answer for the mail.
std::size_t give(char* into, std::size_t size, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  const auto taken = std::min(size * count, transfer.rest.size());
  if (taken > 0) {
    std::memcpy(into, transfer.rest.data(), taken);
    transfer.rest.remove_prefix(taken);
    return taken;
  }
  if (transfer.handed_over) return 0;
  try {
    transfer.handed_over = transfer.hand_over();
  } catch (const std::exception& fault) {
    transfer.said = fault.what();
  }
  transfer.taken_back = !transfer.handed_over;
  return transfer.handed_over ? 0 : CURL_READFUNC_ABORT;
}

std::size_t hear(char* line, std::size_t size, std::size_t count, void* user) {
  const auto said = trimmed({line, size * count});
  const bool is_no = said.starts_with('4') || said.starts_with('5');  // what follows a no is only a goodbye
  if (is_no && is_utf8(said)) static_cast<Transfer*>(user)->said = said;
  return size * count;
}

int may_go_on(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (!transfer.stopping || !transfer.stopping()) return 0;
  if (!transfer.handed_over) return 1;
  const auto now = SteadyClock::now();
  if (!transfer.stopping_since) transfer.stopping_since = now;
  return now - *transfer.stopping_since > kPatienceWhenStopping ? 1 : 0;
}

/// What a failed transfer means for the mail.
How meaning(CURLcode result, long answer, const Transfer& transfer) {
  if (transfer.taken_back) return How::later;
  if (!transfer.handed_over && result == CURLE_ABORTED_BY_CALLBACK) return How::unreachable;
  const bool refused = answer >= 500 && answer <= 599;
  const bool not_now = answer >= 400 && answer <= 499;
  if (transfer.handed_over) return refused ? How::refused : not_now ? How::later : How::doubtful;
  // MAIL, RCPT and DATA, which are about this mail, fail in this way; what goes before them does not.
  if (result == CURLE_SEND_ERROR && answer != 421) return refused ? How::refused : How::later;
  return How::unreachable;
}

std::string scheme(const SmtpSettings& settings) { return settings.security == Security::tls ? "smtps" : "smtp"; }

std::string domain_of(const std::string& address) {
  const auto at = address.rfind('@');
  return at == std::string::npos || at + 1 == address.size() ? "localhost" : address.substr(at + 1);
}

class SmtpCarrier final : public Carrier {
 public:
  SmtpCarrier(SmtpSettings settings, std::function<bool()> stopping)
      : settings_(std::move(settings)), stopping_(std::move(stopping)) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    if (settings_.security == Security::none && !is_this_machine(settings_.host))
      throw std::invalid_argument("mail in the clear goes to this machine itself alone");
    curl_.reset(curl_easy_init());
    if (!curl_) throw std::runtime_error("curl cannot begin");
  }

  Carried carry(const Parcel& parcel, const std::function<bool()>& hand_over) override {
    Transfer transfer{parcel.message, hand_over, stopping_};
    char why[CURL_ERROR_SIZE] = "";
    curl_easy_reset(curl_.get());
    prepare(parcel, transfer, why);
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
        curl_slist_append(nullptr, ("<" + parcel.to + ">").c_str()), &curl_slist_free_all);
    curl_easy_setopt(curl_.get(), CURLOPT_MAIL_RCPT, to.get());

    const auto result = curl_easy_perform(curl_.get());
    if (result == CURLE_OK) return {How::accepted};
    long answer = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &answer);
    const auto how = meaning(result, answer, transfer);
    const bool by_server = answer >= 400 && !transfer.said.empty();
    const std::string reason = why[0] != '\0' ? std::string(why) : curl_easy_strerror(result);
    if (transfer.taken_back)
      return {how, transfer.said.empty() ? "another process carries it" : std::move(transfer.said)};
    return {how, by_server ? std::move(transfer.said) : reason};
  }
  bool repeats_harmlessly() const override { return false; }

 private:
  void prepare(const Parcel& parcel, Transfer& transfer, char* why) {
    auto* curl = curl_.get();
    const auto url =
        fmt::format("{}://{}:{}/{}", scheme(settings_), settings_.host, settings_.port, domain_of(parcel.from));
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, why);
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     settings_.security == Security::none ? long{CURLUSESSL_NONE} : long{CURLUSESSL_ALL});
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!settings_.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
    if (!settings_.user.empty()) {
      curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
      curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.c_str());
    }
    const auto seconds = [](std::chrono::seconds s) { return static_cast<long>(s.count()); };
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, seconds(std::min(kConnectPatience, settings_.patience)));
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds(std::min(kAnswerPatience, settings_.patience)));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds(settings_.patience));
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + parcel.from + ">").c_str());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, may_go_on);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
  }

  SmtpSettings settings_;
  std::function<bool()> stopping_;
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_{nullptr, &curl_easy_cleanup};
};

}  // namespace

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]" || host == "::1";
}

std::unique_ptr<Carrier> smtp_carrier(SmtpSettings settings, std::function<bool()> stopping) {
  return std::make_unique<SmtpCarrier>(std::move(settings), std::move(stopping));
}

}  // namespace waymark::jobs
